package dev.fraiseql.conformance.domain;

import dev.fraiseql.annotations.Operation;

/** Connections, groups and distinct rows within rows, ordered by aggregates. */
@Operation(
    """
    query Members($first: Int, $after: String, $last: Int, $before: String
      $where: PersonWhereInput, $order: [PersonOrderByInput!], $id: ID = 10) {
      clubs(orderBy: [{membersAggregate: {nameMax: DESC}}, {id: ASC}]) {
        name
        membersConnection(
          first: $first, after: $after, last: $last, before: $before, where: $where, orderBy: $order
        ) {
          edges { cursor node { name bookingsConnection(last: 1) { nodes { day } totalCount } } }
          pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
          totalCount
        }
        membersAggregate(groupBy: {name: true}) { name count }
        members(distinctOn: ["name"], orderBy: [{bookingsAggregate: {priceSum: DESC}}]) { name }
      }
      club(id: $id) {
        membersConnection(
          first: $first, after: $after, last: $last, before: $before
          orderBy: [{bookingsAggregate: {priceAvg: ASC_NULLS_FIRST}}]
        ) {
          nodes { name }
          pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
          totalCount
        }
      }
    }
    """)
public interface Members {}
