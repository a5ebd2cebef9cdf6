package dev.fraiseql.plan.bind;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The forms of a letter that {@link String#equalsIgnoreCase} takes for the same, so that nothing is
 * left to what a database knows of letters.
 */
final class LetterVariants {
  /** By the code point that they fold to; those that only fold to themselves are left out. */
  private static final Map<Integer, String> VARIANTS = collect();

  private LetterVariants() {}

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

  /** All forms of a letter in brackets, {@code [aA]}; empty for what has one form only. */
  static String of(int point) {
    return VARIANTS.getOrDefault(fold(point), "");
  }
}
