package dev.fraiseql.benchmarks.blog;

import dev.fraiseql.annotations.Column;
import dev.fraiseql.annotations.Id;
import dev.fraiseql.annotations.Relation;
import dev.fraiseql.annotations.Type;
import java.time.Instant;
import java.util.List;

/** What a user published, or will. */
@Type
public record Post(
    @Id long id,
    @Column(length = 120) String title,
    @Column(length = 2000) String content,
    boolean published,
    Instant createdAt,
    @Relation User author,
    @Relation List<Comment> comments) {}
