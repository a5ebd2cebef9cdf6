/**
 * The words of Flight SQL: its commands and actions, the tables in which it describes a server, the
 * batches in which parameters arrive. What is done about them is in {@code server.flight}, which
 * this package knows nothing of.
 *
 * <p>The messages are those of FlightSql.proto, which flight-core brings. Arrow's own module for
 * servers of Flight SQL is not used: see docs/decisions/0022-flight-sql.md.
 */
@NullMarked
package dev.fraiseql.flight.sql;

import org.jspecify.annotations.NullMarked;
