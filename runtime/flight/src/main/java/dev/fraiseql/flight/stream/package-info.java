/**
 * Streams to clients: {@code OpenStreams} runs them on threads and limits their number, {@code
 * StreamSender} sends one at the pace of its client, {@code FlightStatus} says what a client is
 * told of a failure.
 *
 * <p>Depends on the engine and on no other package of this module.
 */
@NullMarked
package dev.fraiseql.flight.stream;

import org.jspecify.annotations.NullMarked;
