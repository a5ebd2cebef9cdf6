/**
 * Load over HTTP/1.1 in closed loops: each connection sends its next request after the response to
 * the last one. Depends on no query.
 */
@NullMarked
package dev.fraiseql.benchmarks.load;

import org.jspecify.annotations.NullMarked;
