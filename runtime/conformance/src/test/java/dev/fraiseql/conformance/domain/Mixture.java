package dev.fraiseql.conformance.domain;

import dev.fraiseql.annotations.Operation;

/** Polymorphic lists, constant and depending on the request. */
@Operation(
    """
    query Mixture(
      $where: NamedWhereInput, $order: [NamedOrderByInput!], $most: Int = 5, $from: Int, $start: String!
      $brief: Boolean = false
    ) {
      shaped: allNamed(where: $where, orderBy: $order, limit: $most, offset: $from) { ...Part }
      known: allNamed(where: {name: {startsWith: $start}}, orderBy: [{name: DESC}]) { nodeId ...Part }
      count: allNamedCount(where: $where)
      things(limit: $most) { __typename ... on Seat @skip(if: $brief) { note } ... on Bag { texts } }
    }
    fragment Part on Named {
      __typename
      name
      ... on City @skip(if: $brief) { country { name } residents(limit: 1) { name } }
      ... on Person { home { street } boss { label } clubs { name } }
    }
    """)
public interface Mixture {}
