package dev.fraiseql.benchmarks.blog;

import dev.fraiseql.annotations.Operation;

/** T1: one row by its key, with its comments and their authors. */
@Operation(PostWithComments.DOCUMENT)
public interface PostWithComments {
  /** The operation. */
  String DOCUMENT =
      """
      query PostWithComments($id: ID!) {
        post(id: $id) {
          title
          content
          author { username }
          comments(limit: 10) { content author { username } }
        }
      }
      """;
}
