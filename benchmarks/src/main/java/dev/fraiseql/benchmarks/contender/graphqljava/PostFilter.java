package dev.fraiseql.benchmarks.contender.graphqljava;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which posts are wanted.
 *
 * @param published null for those that are and those that are not
 * @param newestFirst in the order of their ids if it is false
 */
record PostFilter(@Nullable Boolean published, boolean newestFirst) {

  /** From the arguments {@code where} and {@code orderBy}. */
  static PostFilter of(
      @Nullable Map<String, Map<String, Boolean>> where,
      @Nullable List<Map<String, String>> orderBy) {
    Map<String, Boolean> published = where == null ? null : where.get("published");
    return new PostFilter(
        published == null ? null : published.get("eq"),
        orderBy != null && orderBy.contains(Map.of("createdAt", "DESC")));
  }
}
