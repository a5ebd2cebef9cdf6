package dev.fraiseql.benchmarks.store;

import dev.fraiseql.annotations.Operation;

/** One row by its key: the cost of a request with hardly any work in the database. */
@Operation(CustomerById.DOCUMENT)
public interface CustomerById {
  /** The operation. */
  String DOCUMENT =
      """
      query CustomerById($id: ID!) {
        customer(id: $id) {
          id
          firstName
          lastName
          company
          address { street city state country postalCode }
          phone
          email
        }
      }
      """;
}
