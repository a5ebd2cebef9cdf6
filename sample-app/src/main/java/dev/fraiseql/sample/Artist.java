package dev.fraiseql.sample;

import dev.fraiseql.annotations.Column;
import dev.fraiseql.annotations.Id;
import dev.fraiseql.annotations.Relation;
import dev.fraiseql.annotations.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The artist of an album. */
@Type(table = "Artist")
public record Artist(
    @Id @Column(name = "ArtistId") long id,
    @Nullable @Column(length = 120) String name,
    @Relation List<Album> albums) {}
