package dev.fraiseql.plan.bind;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Suggests an existing name for an unknown one. */
public final class Suggestions {
  private Suggestions() {}

  /**
   * The known name nearest to the wrong one, by edit distance; the first of several. Empty if none
   * is near.
   */
  public static Optional<String> nearest(String wrong, Collection<String> known) {
    int maxDistance = Math.max(1, wrong.length() / 3);
    return known.stream()
        // Skips names of very different lengths: the distance to a huge name is slow to compute.
        .filter(candidate -> Math.abs(wrong.length() - candidate.length()) <= maxDistance)
        .min(Comparator.comparingInt(candidate -> distance(wrong, candidate)))
        .filter(candidate -> distance(wrong, candidate) <= maxDistance);
  }

  /** A sentence with the nearest name, {@code " Did you mean total?"}; empty if none is near. */
  public static String sentence(String wrong, Collection<String> known) {
    return nearest(wrong, known).map(name -> " Did you mean " + name + "?").orElse("");
  }

  /** The optimal string alignment distance, ignoring case. */
  private static int distance(String left, String right) {
    String a = left.toLowerCase(Locale.ROOT);
    String b = right.toLowerCase(Locale.ROOT);
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + (same ? 0 : 1));
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      int[] spare = beforeLast;
      beforeLast = last;
      last = row;
      row = spare;
    }
    return last[b.length()];
  }
}
