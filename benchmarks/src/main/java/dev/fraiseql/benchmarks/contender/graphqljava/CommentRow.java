package dev.fraiseql.benchmarks.contender.graphqljava;

import java.time.Instant;

/** A comment of the schema, with the keys of its author and post. */
public record CommentRow(long id, String content, Instant createdAt, long authorId, long postId) {}
