package dev.fraiseql.benchmarks.contender.graphqljava;

/** The key of a data loader: the first comments of a post, by id. */
record FirstComments(long post, int limit) {}
