package dev.fraiseql.conformance.domain;

import dev.fraiseql.annotations.Operation;

/** Rows that a relation would repeat, in constant SQL. */
@Operation(
    """
    query Repeated($id: ID!, $limit: Int = 2, $name: Boolean = true, $first: Int = 1) {
      host(id: $id) { id name visits(limit: 1) { title host { name } } }
      visits(limit: $limit) { title host @include(if: $name) { name } }
      page: visitsConnection(first: $first) { nodes { title host { name } } }
      entries(limit: $limit) { title host @include(if: $name) { name } }
      visitsAggregate(groupBy: {host: {name: true}}) { host { name } count }
    }
    """)
public interface Repeated {}
