/**
 * The rows that are streamed as columns: one type with eight columns of mixed kinds, one with four.
 */
@NullMarked
package dev.fraiseql.benchmarks.events;

import org.jspecify.annotations.NullMarked;
