package dev.fraiseql.benchmarks.blog;

import dev.fraiseql.annotations.Operation;

/** F1: ten rows with a filter, sorted by an indexed column. */
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
