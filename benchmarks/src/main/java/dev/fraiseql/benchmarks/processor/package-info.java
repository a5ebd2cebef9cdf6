/**
 * The annotation processor: what it adds to a compilation, in time and in generated code. {@link
 * dev.fraiseql.benchmarks.processor.MeasureProcessor} is the command.
 */
@NullMarked
package dev.fraiseql.benchmarks.processor;

import org.jspecify.annotations.NullMarked;
