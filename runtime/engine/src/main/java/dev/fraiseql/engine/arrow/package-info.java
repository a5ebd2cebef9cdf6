/**
 * Arrow: the rows of prepared queries, nested lists included, as streams of record batches of
 * bounded size. {@code ArrowStreams} opens a stream, {@code ArrowStream} reads it.
 *
 * <p>Depends on {@code jdbc}, {@code engine.query}, {@code engine.export} and {@code engine.json};
 * generated writers copy the values. Does not depend on Flight.
 */
@NullMarked
package dev.fraiseql.engine.arrow;

import org.jspecify.annotations.NullMarked;
