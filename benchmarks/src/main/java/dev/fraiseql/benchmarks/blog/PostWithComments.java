package dev.fraiseql.benchmarks.blog;

import dev.fraiseql.annotations.Operation;

/** T1: a page as a reader sees it: one row by its key, its comments, and who wrote them. */
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
