package dev.fraiseql.conformance.domain;

import dev.fraiseql.annotations.Operation;

/** Values of custom scalars in constant SQL. */
@Operation(
    """
    query Known($isbn: ISBN!, $week: Week!) {
      ware(id: 1) { next { isbn } }
      wares(where: {tag: {in: [" RED ", "GREEN"]}, isbn: {neq: $isbn}, price: {gte: 0}, week: {lte: $week}}) {
        isbn
        tag
        previous(where: {former: {eq: "979-0-000-00000-1"}, level: {in: [10]}}, orderBy: [{fee: DESC}]) { isbn }
      }
      listed: wares(where: {tags: {contains: ["RED ", " big"]}, isbns: {overlaps: ["978-0-306-40615-7"]}}) { id }
      waresConnection(where: {fee: {in: ["0.30 EUR", "12.5 EUR"]}}, orderBy: [{isbn: DESC}], first: 1) {
        nodes { isbn }
        pageInfo { hasNextPage }
      }
    }
    """)
public interface Known {}
