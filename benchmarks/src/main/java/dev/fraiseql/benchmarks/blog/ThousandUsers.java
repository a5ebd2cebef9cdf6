package dev.fraiseql.benchmarks.blog;

import dev.fraiseql.annotations.Operation;

/** B1: a thousand rows of five columns. */
@Operation(ThousandUsers.DOCUMENT)
public interface ThousandUsers {
  /** The operation. */
  String DOCUMENT =
      """
      query ThousandUsers {
        users(limit: 1000) { id username fullName bio createdAt }
      }
      """;
}
