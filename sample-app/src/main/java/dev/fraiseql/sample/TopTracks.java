package dev.fraiseql.sample;

import dev.fraiseql.annotations.Operation;

/** The tracks of a genre with the highest revenue. */
@Operation(
    """
    query TopTracks($genre: String!, $limit: Int = 10) {
      trackSales(
        where: {track: {genre: {name: {eq: $genre}}}}
        orderBy: [{revenue: DESC}]
        limit: $limit
      ) {
        quantity
        revenue
        track { name album { title artist { name } } }
      }
    }
    """)
interface TopTracks {}
