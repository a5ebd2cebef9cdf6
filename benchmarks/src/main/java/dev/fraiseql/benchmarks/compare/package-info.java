/**
 * One command that compares the contenders on one machine: prepares the data, starts the servers,
 * checks that all answers are equal, measures in turn, and writes the report. {@link
 * dev.fraiseql.benchmarks.compare.Compare} is where to start reading.
 */
@NullMarked
package dev.fraiseql.benchmarks.compare;

import org.jspecify.annotations.NullMarked;
