package dev.fraiseql.benchmarks.contender.graphqljava;

/** Which comments are wanted: so many of a post, the oldest first. */
record FirstComments(long post, int limit) {}
