/**
 * How long a server takes to start, with the comparison of its classes with the tables of the
 * database and without it. {@link dev.fraiseql.benchmarks.start.MeasureStart} is the command.
 */
@NullMarked
package dev.fraiseql.benchmarks.start;

import org.jspecify.annotations.NullMarked;
