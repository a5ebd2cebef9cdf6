package dev.fraiseql.conformance.domain;

import dev.fraiseql.annotations.Operation;

/** Conditions, orders and fields that depend on the request. */
@Operation(
    """
    query Anything(
      $where: PersonWhereInput, $order: [PersonOrderByInput!], $name: String, $isNull: Boolean = false
      $brief: Boolean!, $towns: Boolean = true
    ) {
      people(where: $where, orderBy: $order) {
        ...Names
        boss { ...Names }
        home @skip(if: $brief) { street place { latitude } }
        city @include(if: $towns) { name country { code } residents(where: {name: {neq: $name}}) { name } }
        clubs(where: {name: {isNull: $isNull}}) @skip(if: $brief) { name membersCount }
      }
      peopleCount(where: $where) @include(if: $towns)
    }
    fragment Names on Person { id name __typename }
    """)
public interface Anything {}
