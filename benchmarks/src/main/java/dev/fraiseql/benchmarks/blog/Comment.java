package dev.fraiseql.benchmarks.blog;

import dev.fraiseql.annotations.Column;
import dev.fraiseql.annotations.Id;
import dev.fraiseql.annotations.Relation;
import dev.fraiseql.annotations.Type;
import java.time.Instant;

/** A user's comment on a post. */
@Type
public record Comment(
    @Id long id,
    @Column(length = 500) String content,
    Instant createdAt,
    @Relation User author,
    @Relation Post post) {}
