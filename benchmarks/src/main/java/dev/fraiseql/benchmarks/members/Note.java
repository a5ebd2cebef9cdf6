package dev.fraiseql.benchmarks.members;

import dev.fraiseql.annotations.Column;
import dev.fraiseql.annotations.Id;
import dev.fraiseql.annotations.Type;
import java.time.Instant;

/** A short text, one of many that are created at once. */
@Type
public record Note(
    @Id long id,
    @Column(length = 80) String title,
    int priority,
    boolean pinned,
    Instant createdAt) {}
