package dev.fraiseql.benchmarks.contender.graphqljava;

import java.time.Instant;

/** A post of the schema, with the key of its author. */
public record PostRow(
    long id, String title, String content, boolean published, Instant createdAt, long authorId) {}
