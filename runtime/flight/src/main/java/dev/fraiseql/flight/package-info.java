/**
 * Arrow Flight: the same queries, callers, row scope and limits as over HTTP, as columns.
 *
 * <p>{@code TicketCodec} reads what a client sends, {@code TicketResolver} finds the query it
 * means, {@code FraiseFlightProducer} answers Flight's methods, {@code StreamSender} sends one
 * stream at its client's pace. Depends on the engine; Micronaut is met in {@code FlightService}
 * alone.
 */
@NullMarked
package dev.fraiseql.flight;

import org.jspecify.annotations.NullMarked;
