package dev.fraiseql.benchmarks.blog;

import dev.fraiseql.annotations.Operation;

/** Q2b: ten rows, each with a row of another table. */
@Operation(PostsWithAuthors.DOCUMENT)
public interface PostsWithAuthors {
  /** The operation. */
  String DOCUMENT =
      """
      query PostsWithAuthors {
        posts(limit: 10) { id title author { username fullName } }
      }
      """;
}
