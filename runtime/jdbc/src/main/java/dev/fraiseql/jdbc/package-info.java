/**
 * Reads through JDBC: addresses, a pool of read-only connections, sessions that run the statements
 * of one plan, cancellation, and failures told without a word of what the database said. What
 * differs between databases is behind {@link dev.fraiseql.jdbc.RuntimeDialect}, with one package
 * below for each: they alone know drivers.
 */
@NullMarked
package dev.fraiseql.jdbc;

import org.jspecify.annotations.NullMarked;
