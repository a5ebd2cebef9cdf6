package dev.fraiseql.benchmarks.blog;

import dev.fraiseql.annotations.Operation;

/** Q1: twenty rows of one table. */
@Operation(FirstUsers.DOCUMENT)
public interface FirstUsers {
  /** The operation. */
  String DOCUMENT =
      """
      query FirstUsers {
        users(limit: 20) { id username fullName }
      }
      """;
}
