/**
 * Arrow Flight: the same queries, callers, row scope and limits as over HTTP, as columns.
 *
 * <p>{@code FlightService} starts the server, {@code FraiseFlightProducer} implements Flight's
 * methods. The packages below it: {@code ticket} decodes what a client asks for, {@code sql} is
 * Flight SQL, {@code exchange} reads what clients send, {@code statement} is what can be prepared,
 * {@code stream} sends. They do not depend on this package, nor on each other in a circle. No
 * Micronaut here.
 */
@NullMarked
package dev.fraiseql.flight;

import org.jspecify.annotations.NullMarked;
