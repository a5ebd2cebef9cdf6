package dev.fraiseql.conformance.domain;

import dev.fraiseql.annotations.Operation;

/** Conditions on lists, constant and depending on the request. */
@Operation(
    """
    query Bagged($all: [String!]!, $some: [Decimal!]!, $most: Int!) {
      known: bags(where: {exact: {containedBy: $some}, numbers: {lenLte: $most}}) { id }
      shaped: bags(where: {texts: {contains: $all}}) { id texts }
    }
    """)
public interface Bagged {}
