package dev.fraiseql.benchmarks.blog;

import dev.fraiseql.annotations.Column;
import dev.fraiseql.annotations.Id;
import dev.fraiseql.annotations.Relation;
import dev.fraiseql.annotations.Type;
import java.time.Instant;
import java.util.List;

/** A user's post, published or not. */
@Type
public record Post(
    @Id long id,
    @Column(length = 120) String title,
    @Column(length = 2000) String content,
    boolean published,
    Instant createdAt,
    @Relation User author,
    @Relation List<Comment> comments) {}
