package dev.fraiseql.benchmarks.blog;

import dev.fraiseql.annotations.Operation;

/** Q3: twenty rows, each with a row of two other tables. */
@Operation(CommentsInContext.DOCUMENT)
public interface CommentsInContext {
  /** The operation. */
  String DOCUMENT =
      """
      query CommentsInContext {
        comments(limit: 20) { id content author { username } post { title } }
      }
      """;
}
