/**
 * The server's metrics, with Micrometer. Label values come from closed sets: never ids, names or
 * documents. Uses no other package of this module.
 */
@NullMarked
package dev.fraiseql.server.metrics;

import org.jspecify.annotations.NullMarked;
