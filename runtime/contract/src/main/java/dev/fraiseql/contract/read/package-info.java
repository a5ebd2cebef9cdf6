/**
 * Values on their way out of a database: from the bytes that a JDBC driver hands over to JSON or to
 * an Arrow vector, with no object in between where the driver allows it. Generated writers call one
 * small method per value; nullable and non-null columns have methods of their own.
 *
 * <p>A value is taken by position. Where the driver gives it as bytes, both of PostgreSQL's wire
 * formats and SQLite's texts are understood: for each type they can be told apart. The package
 * depends on JDBC, Arrow vectors and {@code contract.json}.
 */
@NullMarked
package dev.fraiseql.contract.read;

import org.jspecify.annotations.NullMarked;
