/**
 * What clients send in {@code DoPut} and {@code DoExchange}: {@code ClientStreams} intercepts the
 * messages, {@code BatchReader} decodes record batches on the heap, {@code ParameterBatch} reads
 * the values of parameters from them.
 *
 * <p>Depends on the engine and on {@code flight.stream}. Trusts nothing that a client sends.
 */
@NullMarked
package dev.fraiseql.flight.exchange;

import org.jspecify.annotations.NullMarked;
