package dev.fraiseql.benchmarks.blog;

import dev.fraiseql.annotations.Operation;

/** F1: ten rows that meet a condition, in an order for which there is an index. */
@Operation(NewestPosts.DOCUMENT)
public interface NewestPosts {
  /** The operation. */
  String DOCUMENT =
      """
      query NewestPosts {
        posts(where: {published: {eq: true}}, orderBy: [{createdAt: DESC}], limit: 10) { id title }
      }
      """;
}
