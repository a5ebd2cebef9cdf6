/**
 * Arrow out: the rows of one prepared query as a stream of record batches of bounded size, nested
 * lists included.
 *
 * <p>Depends on {@code engine.jdbc} and {@code engine.query}; the values themselves are copied by
 * generated writers. Knows nothing of Flight.
 */
@NullMarked
package dev.fraiseql.engine.arrow;

import org.jspecify.annotations.NullMarked;
