/**
 * The types whose rows are streamed as columns: one with eight columns of mixed types, one with
 * four.
 */
@NullMarked
package dev.fraiseql.benchmarks.events;

import org.jspecify.annotations.NullMarked;
