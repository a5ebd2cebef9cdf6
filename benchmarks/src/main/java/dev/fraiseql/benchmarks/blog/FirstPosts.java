package dev.fraiseql.benchmarks.blog;

import dev.fraiseql.annotations.Operation;

/** Q2: ten rows of one table. */
@Operation(FirstPosts.DOCUMENT)
public interface FirstPosts {
  /** The operation. */
  String DOCUMENT =
      """
      query FirstPosts {
        posts(limit: 10) { id title }
      }
      """;
}
