/**
 * Rows: how each database driver hands over values. {@link dev.fraiseql.contract.row.Row} says what
 * can be read; one final class per driver form says how, and returns a primitive or a value of
 * {@code contract.value}. Where the driver gives bytes, PostgreSQL's two wire formats and the texts
 * of the others are understood: for each type they can be told apart.
 *
 * <p>The package knows nothing of where a value goes. It depends on JDBC, {@code contract.json} and
 * {@code contract.value}.
 */
@NullMarked
package dev.fraiseql.contract.row;

import org.jspecify.annotations.NullMarked;
