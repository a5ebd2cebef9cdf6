package dev.fraiseql.sample;

import dev.fraiseql.annotations.Operation;

/** What sells best in a genre. */
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
