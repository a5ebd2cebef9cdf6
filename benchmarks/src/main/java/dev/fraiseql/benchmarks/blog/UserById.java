package dev.fraiseql.benchmarks.blog;

import dev.fraiseql.annotations.Operation;

/** C3: one row by its key. */
@Operation(UserById.DOCUMENT)
public interface UserById {
  /** The operation. */
  String DOCUMENT =
      """
      query UserById($id: ID!) {
        user(id: $id) { id username fullName }
      }
      """;
}
