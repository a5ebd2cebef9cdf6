/** The annotated classes that the tests of this module serve, compiled by the processor. */
@NullMarked
package dev.fraiseql.flight.stock;

import org.jspecify.annotations.NullMarked;
