package dev.fraiseql.benchmarks.contender.graphqljava;

import java.time.Instant;

/** A post as the schema has it, and its author. */
public record PostRow(
    long id, String title, String content, boolean published, Instant createdAt, long authorId) {}
