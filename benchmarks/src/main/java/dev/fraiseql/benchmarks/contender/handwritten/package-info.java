/**
 * The limit: endpoints as a very good engineer writes them by hand, with plain JDBC and a byte
 * writer, one for each answer that is asked for. The bytes are those that FraiseQL gives.
 */
@NullMarked
package dev.fraiseql.benchmarks.contender.handwritten;

import org.jspecify.annotations.NullMarked;
