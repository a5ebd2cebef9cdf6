package dev.fraiseql.conformance.domain;

import dev.fraiseql.annotations.Operation;

/** A row of any type. */
@Operation(
    """
    query AnyNode($id: ID!, $brief: Boolean = false) {
      node(nodeId: $id) {
        __typename
        ... on City { name country { nodeId } residents @skip(if: $brief) { name } }
        ... on Seat @skip(if: $brief) { note bookings(limit: 1) { id } }
        ... on Node { nodeId }
      }
    }
    """)
public interface AnyNode {}
