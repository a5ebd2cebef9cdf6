/**
 * Reads through JDBC: a pool of read-only connections, values bound as each database wants them,
 * cancellation, and failures told without a word of what the database said. With {@code plan.sql}
 * it is the only place that knows databases; here each is one {@link
 * dev.fraiseql.jdbc.RuntimeDialect}.
 */
@NullMarked
package dev.fraiseql.jdbc;

import org.jspecify.annotations.NullMarked;
