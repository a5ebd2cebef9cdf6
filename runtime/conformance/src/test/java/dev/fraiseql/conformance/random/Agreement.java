package dev.fraiseql.conformance.random;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether an answer is what was worked out, in the same order and to the last digit. */
final class Agreement {
  private Agreement() {}

  /** As {@link Approximation} allows; everything else has the same text. */
  static boolean holds(@Nullable Object expected, @Nullable Object answer) {
    return switch (expected) {
      case Approximation about -> answer != null && about.isMetBy(answer);
      case Map<?, ?> map -> answer instanceof Map<?, ?> given && holds(map, given);
      case List<?> list -> answer instanceof List<?> given && holds(list, given);
      case null, default -> String.valueOf(expected).equals(String.valueOf(answer));
    };
  }

  private static boolean holds(Map<?, ?> expected, Map<?, ?> answer) {
    return List.copyOf(expected.keySet()).equals(List.copyOf(answer.keySet()))
        && expected.keySet().stream().allMatch(key -> holds(expected.get(key), answer.get(key)));
  }

  private static boolean holds(List<?> expected, List<?> answer) {
    Iterator<?> each = answer.iterator();
    return expected.size() == answer.size()
        && expected.stream().allMatch(item -> holds(item, each.next()));
  }
}
