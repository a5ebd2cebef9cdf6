/**
 * The command that compares the contenders on one machine: it prepares the data, starts the
 * servers, checks that all responses are equal, measures in rounds, and writes the report. Start
 * reading at {@link dev.fraiseql.benchmarks.compare.Compare}.
 */
@NullMarked
package dev.fraiseql.benchmarks.compare;

import org.jspecify.annotations.NullMarked;
