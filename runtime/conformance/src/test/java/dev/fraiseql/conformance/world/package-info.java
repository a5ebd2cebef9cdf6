/** The databases that the cases run on, filled with the rows under {@code data/}. */
@NullMarked
package dev.fraiseql.conformance.world;

import org.jspecify.annotations.NullMarked;
