package dev.fraiseql.benchmarks.store;

import dev.fraiseql.annotations.Operation;

/** One row by its key: what a request costs when the database has next to nothing to do. */
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
