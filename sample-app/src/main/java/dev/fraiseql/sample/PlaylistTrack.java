package dev.fraiseql.sample;

import dev.fraiseql.annotations.Id;
import dev.fraiseql.annotations.Relation;
import dev.fraiseql.annotations.Type;

/**
 * A track on a playlist: the join table of {@link Playlist#tracks}, as a type with a composite key.
 */
@Type(table = "PlaylistTrack")
public record PlaylistTrack(
    @Id long playlistId, @Id long trackId, @Relation Playlist playlist, @Relation Track track) {}
