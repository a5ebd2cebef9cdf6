package dev.fraiseql.plan.bind;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The case variants of letters by the rules of {@link String#equalsIgnoreCase}. Patterns list them,
 * so that the result does not depend on a database's own case rules.
 */
final class CaseVariants {
  /** Variants by the code point that they fold to; only where there are several. */
  private static final Map<Integer, String> VARIANTS = collect();

  private CaseVariants() {}

  private static Map<Integer, String> collect() {
    Map<Integer, List<Integer>> classes = new HashMap<>();
    for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
      int folded = fold(point);
      if (folded != point) {
        classes.computeIfAbsent(folded, key -> new ArrayList<>()).add(point);
      }
    }
    Map<Integer, String> variants = new HashMap<>();
    classes.forEach((folded, points) -> {
      StringBuilder all = new StringBuilder("[");
      if (fold(folded) == folded) {
        all.appendCodePoint(folded);
      }
      points.forEach(all::appendCodePoint);
      variants.put(folded, all.append(']').toString());
    });
    return variants;
  }

  private static int fold(int point) {
    return Character.toLowerCase(Character.toUpperCase(point));
  }

  /** All variants of a letter in brackets, {@code [aA]}; empty if there is only one. */
  static String of(int point) {
    return VARIANTS.getOrDefault(fold(point), "");
  }
}
