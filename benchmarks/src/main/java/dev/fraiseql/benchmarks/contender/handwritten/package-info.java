/**
 * The limit: two endpoints as a very good engineer writes them by hand, with plain JDBC and a byte
 * writer, for exactly these two answers. The bytes are those that FraiseQL gives.
 */
@NullMarked
package dev.fraiseql.benchmarks.contender.handwritten;

import org.jspecify.annotations.NullMarked;
