package dev.fraiseql.conformance.domain;

import dev.fraiseql.annotations.Operation;

/** Lists by what they hold: one condition of known shape, and one that depends on the request. */
@Operation(
    """
    query Bagged($all: [String!]!, $some: [Decimal!]!, $most: Int!) {
      known: bags(where: {exact: {containedBy: $some}, numbers: {lenLte: $most}}) { id }
      shaped: bags(where: {texts: {contains: $all}}) { id texts }
    }
    """)
public interface Bagged {}
