/**
 * Arrow: the schema of a selection, how each type of value is set in a vector, and the vectors into
 * which executors copy rows. It depends on Arrow vectors and on {@code contract.json}, {@code
 * contract.model}, {@code contract.query}, {@code contract.row} and {@code contract.value}.
 */
@NullMarked
package dev.fraiseql.contract.arrow;

import org.jspecify.annotations.NullMarked;
