package dev.fraiseql.benchmarks.contender.graphqljava;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The filter and order of a list of posts.
 *
 * @param published null for all posts
 * @param newestFirst whether to sort by time, descending; otherwise by id
 */
record PostFilter(@Nullable Boolean published, boolean newestFirst) {

  /** Reads the arguments {@code where} and {@code orderBy}. */
  static PostFilter of(
      @Nullable Map<String, Map<String, Boolean>> where,
      @Nullable List<Map<String, String>> orderBy) {
    Map<String, Boolean> published = where == null ? null : where.get("published");
    return new PostFilter(
        published == null ? null : published.get("eq"),
        orderBy != null && orderBy.contains(Map.of("createdAt", "DESC")));
  }
}
