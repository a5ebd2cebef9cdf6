package dev.fraiseql.sample;

import dev.fraiseql.annotations.Column;
import dev.fraiseql.annotations.Id;
import dev.fraiseql.annotations.Join;
import dev.fraiseql.annotations.Relation;
import dev.fraiseql.annotations.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A playlist of tracks. */
@Type(table = "Playlist")
public record Playlist(
    @Id @Column(name = "PlaylistId") long id,
    @Nullable @Column(length = 120) String name,
    @Relation(through = @Join(table = "PlaylistTrack")) List<Track> tracks) {}
