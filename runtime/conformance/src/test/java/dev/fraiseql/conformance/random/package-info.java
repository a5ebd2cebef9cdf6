/**
 * Random tests: random queries over random rows. An evaluator in memory, which shares no code with
 * the planner, computes the expected results, and every database must return them.
 */
@NullMarked
package dev.fraiseql.conformance.random;

import org.jspecify.annotations.NullMarked;
