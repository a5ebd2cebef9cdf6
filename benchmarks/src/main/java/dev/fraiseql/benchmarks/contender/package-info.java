/**
 * The servers that are compared, each with a main method of its own. They get the database, the
 * port and the pool's size from the same environment variables.
 */
@NullMarked
package dev.fraiseql.benchmarks.contender;

import org.jspecify.annotations.NullMarked;
