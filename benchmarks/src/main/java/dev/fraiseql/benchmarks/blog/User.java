package dev.fraiseql.benchmarks.blog;

import dev.fraiseql.annotations.Column;
import dev.fraiseql.annotations.Id;
import dev.fraiseql.annotations.Relation;
import dev.fraiseql.annotations.Type;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An author of posts and comments. */
@Type
public record User(
    @Id long id,
    @Column(length = 40) String username,
    @Column(length = 80) String fullName,
    @Nullable @Column(length = 400) String bio,
    Instant createdAt,
    @Relation List<Post> posts,
    @Relation List<Comment> comments) {}
