package dev.fraiseql.sample;

import dev.fraiseql.annotations.Column;
import dev.fraiseql.annotations.Id;
import dev.fraiseql.annotations.Relation;
import dev.fraiseql.annotations.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The format in which a track is sold. */
@Type(table = "MediaType")
public record MediaType(
    @Id @Column(name = "MediaTypeId") long id,
    @Nullable @Column(length = 120) String name,
    @Relation List<Track> tracks) {}
