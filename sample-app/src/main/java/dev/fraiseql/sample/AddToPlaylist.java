package dev.fraiseql.sample;

import dev.fraiseql.annotations.Operation;

/** Adds a track to a playlist. */
@Operation(
    """
    mutation AddToPlaylist($playlist: ID!, $track: ID!) {
      updatePlaylist(id: $playlist, input: {tracks: {add: [{id: $track}]}}) {
        name
        tracksCount
      }
    }
    """)
interface AddToPlaylist {}
