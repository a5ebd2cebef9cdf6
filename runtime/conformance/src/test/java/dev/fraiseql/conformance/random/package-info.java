/**
 * Queries that are made up, over rows that are made up, and what they ask for worked out in memory:
 * by a few hundred lines that share no code with the planner, and that every database must agree
 * with.
 */
@NullMarked
package dev.fraiseql.conformance.random;

import org.jspecify.annotations.NullMarked;
