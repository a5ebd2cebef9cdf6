/** Changes of rows, and the conditions on them that generated code evaluates. */
@NullMarked
package dev.fraiseql.contract.event;

import org.jspecify.annotations.NullMarked;
