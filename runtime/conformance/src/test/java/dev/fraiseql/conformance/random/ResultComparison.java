package dev.fraiseql.conformance.random;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Compares a result with the expected one: same order, and same digits except for {@link
 * Approximation}.
 */
final class ResultComparison {
  private ResultComparison() {}

  /**
   * Whether values are equal by their texts, or within the tolerance of an {@link Approximation}.
   */
  static boolean matches(@Nullable Object expected, @Nullable Object response) {
    return switch (expected) {
      case Approximation about -> response != null && about.accepts(response);
      case Map<?, ?> map -> response instanceof Map<?, ?> given && matches(map, given);
      case List<?> list -> response instanceof List<?> given && matches(list, given);
      case null, default -> String.valueOf(expected).equals(String.valueOf(response));
    };
  }

  private static boolean matches(Map<?, ?> expected, Map<?, ?> response) {
    return List.copyOf(expected.keySet()).equals(List.copyOf(response.keySet()))
        && expected.keySet().stream()
            .allMatch(key -> matches(expected.get(key), response.get(key)));
  }

  private static boolean matches(List<?> expected, List<?> response) {
    Iterator<?> each = response.iterator();
    return expected.size() == response.size()
        && expected.stream().allMatch(item -> matches(item, each.next()));
  }
}
