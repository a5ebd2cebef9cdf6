package dev.fraiseql.conformance.domain;

import dev.fraiseql.annotations.Operation;

/** A page from either end, in a constant order. */
@Operation(
    """
    query Pages($first: Int, $after: String, $last: Int, $before: String, $min: Decimal = 0) {
      bookingsConnection(
        where: {price: {gte: $min}}, orderBy: [{seat: {note: ASC}}, {price: DESC}]
        first: $first, after: $after, last: $last, before: $before
      ) {
        edges { cursor node { id price seat { note } guest { nodeId clubs { name } } } }
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
        totalCount
      }
    }
    """)
public interface Pages {}
