package dev.fraiseql.sample;

import dev.fraiseql.annotations.Column;
import dev.fraiseql.annotations.Id;
import dev.fraiseql.annotations.Relation;
import dev.fraiseql.annotations.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A genre of music. */
@Type(table = "Genre")
public record Genre(
    @Id @Column(name = "GenreId") long id,
    @Nullable @Column(length = 120) String name,
    @Relation List<Track> tracks) {}
