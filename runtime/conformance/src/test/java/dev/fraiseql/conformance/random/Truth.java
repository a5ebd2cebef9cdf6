package dev.fraiseql.conformance.random;

/** The three values of SQL's logic. */
enum Truth {
  FALSE,
  UNKNOWN,
  TRUE;

  static Truth of(boolean truth) {
    return truth ? TRUE : FALSE;
  }

  Truth and(Truth other) {
    return compareTo(other) < 0 ? this : other;
  }

  Truth or(Truth other) {
    return compareTo(other) > 0 ? this : other;
  }

  Truth not() {
    return values()[2 - ordinal()];
  }
}
