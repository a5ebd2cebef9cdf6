/**
 * What is counted and timed, in Micrometer's terms. Labels are drawn from closed sets: never ids,
 * names or query texts.
 */
@NullMarked
package dev.fraiseql.server.metrics;

import org.jspecify.annotations.NullMarked;
