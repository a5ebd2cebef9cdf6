/** Types over tables that our DDL did not make. */
@NullMarked
package dev.fraiseql.conformance.foreign;

import org.jspecify.annotations.NullMarked;
