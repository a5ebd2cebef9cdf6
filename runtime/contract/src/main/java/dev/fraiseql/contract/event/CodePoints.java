package dev.fraiseql.contract.event;

/** The order of texts by their code points, which is the one that every database has here. */
public final class CodePoints {
  private CodePoints() {}

  /** Compares two texts. */
  public static int compare(String left, String right) {
    int length = Math.min(left.length(), right.length());
    for (int i = 0; i < length; i++) {
      char a = left.charAt(i);
      char b = right.charAt(i);
      if (a != b) {
        return Character.compare(place(a), place(b));
      }
    }
    return Integer.compare(left.length(), right.length());
  }

  /** Moves the halves of code points above U+FFFF, which are below U+E000, behind all others. */
  private static char place(char half) {
    if (half < Character.MIN_SURROGATE) {
      return half;
    }
    return (char)
        (Character.isSurrogate(half)
            ? half + (Character.MAX_VALUE - Character.MAX_SURROGATE)
            : half - (Character.MAX_SURROGATE - Character.MIN_SURROGATE + 1));
  }
}
