package dev.fraiseql.benchmarks.contender.graphqljava;

import java.time.Instant;

/** A comment as the schema has it, its author and the post that it is on. */
public record CommentRow(long id, String content, Instant createdAt, long authorId, long postId) {}
