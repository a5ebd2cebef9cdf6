package dev.fraiseql.engine.domain;

import dev.fraiseql.annotations.Id;
import dev.fraiseql.annotations.Relation;
import dev.fraiseql.annotations.Type;
import org.jspecify.annotations.Nullable;

/** Has an {@code int} key. */
@Type
public record Play(
    @Id int id, @Nullable Short stars, @Relation @Nullable Film film, @Relation @Nullable Song song)
    implements Thing {}
