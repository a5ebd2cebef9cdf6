/**
 * Tickets: {@code TicketCodec} decodes what a client sends into the sealed {@code Ticket}, {@code
 * TicketResolver} finds and prepares the query that a ticket names.
 *
 * <p>Depends on the engine and on {@code flight.sql}.
 */
@NullMarked
package dev.fraiseql.flight.ticket;

import org.jspecify.annotations.NullMarked;
