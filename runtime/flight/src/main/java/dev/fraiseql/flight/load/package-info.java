/**
 * Loads of rows over {@code DoPut}: finds the type that a descriptor names, hands the batches of
 * the client to the engine, and acknowledges them.
 *
 * <p>Depends on the engine, {@code flight.exchange} and {@code flight.stream}.
 */
@NullMarked
package dev.fraiseql.flight.load;

import org.jspecify.annotations.NullMarked;
