/**
 * Statements with parameters, which Flight SQL prepares and {@code DoExchange} runs once for each
 * row of values: a GraphQL document, a ticket, or a SELECT of one table.
 *
 * <p>Depends on the engine, {@code flight.ticket}, {@code flight.exchange} and {@code flight.sql}.
 */
@NullMarked
package dev.fraiseql.flight.statement;

import org.jspecify.annotations.NullMarked;
