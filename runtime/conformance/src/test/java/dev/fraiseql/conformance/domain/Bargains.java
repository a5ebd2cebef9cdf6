package dev.fraiseql.conformance.domain;

import dev.fraiseql.annotations.Operation;

/** Values of custom scalars in the document and in variables. */
@Operation(
    """
    query Bargains($most: Price = 100, $tags: [Tag!] = [" RED "], $not: ISBN, $where: WareWhereInput = {tag: {neq: " BLUE"}}) {
      wares(
        where: {
          price: {lte: $most}
          week: {gte: "2026-01-07"}
          isbn: {nin: ["978-0-306-40615-7", "9780131103627"]}
          _or: [{tag: {in: $tags}}, {tag: {eq: "  Green"}}, {origin: {maker: {eq: "ACME"}}}, {tag: {contains: "E"}}]
        }
      ) {
        id
        isbn
        price
      }
      others: wares(where: {_and: [{isbn: {neq: $not}, fee: {lt: "10.00 EUR"}}, $where]}) { tag fee }
      waresAggregate(where: {tag: {neq: " Red"}}, groupBy: {week: true}, having: {isbnMin: {gt: "978-0-13-110362-7"}}) {
        week
        isbnMin
      }
    }
    """)
public interface Bargains {}
