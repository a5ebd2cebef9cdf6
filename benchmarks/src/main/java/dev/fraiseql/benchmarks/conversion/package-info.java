/**
 * Conversion alone: rows that are in memory, into vectors, measured by JMH for each row. {@link
 * dev.fraiseql.benchmarks.conversion.MeasureConversion} is the command.
 */
@NullMarked
package dev.fraiseql.benchmarks.conversion;

import org.jspecify.annotations.NullMarked;
