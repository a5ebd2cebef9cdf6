package dev.fraiseql.conformance.random;

/** The truth values of SQL's three-valued logic. */
enum TruthValue {
  FALSE,
  UNKNOWN,
  TRUE;

  static TruthValue of(boolean truth) {
    return truth ? TRUE : FALSE;
  }

  TruthValue and(TruthValue other) {
    return compareTo(other) < 0 ? this : other;
  }

  TruthValue or(TruthValue other) {
    return compareTo(other) > 0 ? this : other;
  }

  TruthValue not() {
    return values()[2 - ordinal()];
  }
}
