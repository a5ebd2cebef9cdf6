/**
 * Load over HTTP/1.1: closed loops, that is, each connection sends its next request when the answer
 * to the last one is there. Knows nothing of what is asked.
 */
@NullMarked
package dev.fraiseql.benchmarks.load;

import org.jspecify.annotations.NullMarked;
