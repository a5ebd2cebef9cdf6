package dev.fraiseql.sample;

import dev.fraiseql.annotations.Column;
import dev.fraiseql.annotations.Id;
import dev.fraiseql.annotations.Relation;
import dev.fraiseql.annotations.Type;
import java.util.List;

/** A record as it stood on the shelf. */
@Type(table = "Album")
public record Album(
    @Id @Column(name = "AlbumId") long id,
    @Column(length = 160) String title,
    @Relation Artist artist,
    @Relation List<Track> tracks) {}
