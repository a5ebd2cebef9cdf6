/**
 * The vocabulary of Flight SQL: {@code SqlCommand} decodes commands and tickets, {@code
 * StatementHandle} is a prepared statement, {@code SqlMetadata} answers the commands that describe
 * the server.
 *
 * <p>Depends on the engine and on no other package of this module. The message classes come with
 * flight-core; Arrow's server module for Flight SQL is not used: see
 * docs/decisions/0022-flight-sql.md.
 */
@NullMarked
package dev.fraiseql.flight.sql;

import org.jspecify.annotations.NullMarked;
