/**
 * The upper limit: an optimized endpoint per query, handwritten with plain JDBC and a byte writer.
 * It returns the same bytes as FraiseQL.
 */
@NullMarked
package dev.fraiseql.benchmarks.contender.handwritten;

import org.jspecify.annotations.NullMarked;
