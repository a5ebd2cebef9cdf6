/**
 * The compared servers, each with its own main method. All read the database and the port from the
 * same environment variables.
 */
@NullMarked
package dev.fraiseql.benchmarks.contender;

import org.jspecify.annotations.NullMarked;
