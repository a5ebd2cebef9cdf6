/**
 * Rows as columns: what a stream of them costs, beside what the database can give and beside what
 * else there is.
 */
@NullMarked
package dev.fraiseql.benchmarks.flight;

import org.jspecify.annotations.NullMarked;
