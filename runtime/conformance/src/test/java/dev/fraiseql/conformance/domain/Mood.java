package dev.fraiseql.conformance.domain;

/** How something feels. Declared in another order than that of the names. */
public enum Mood {
  /** Well. */
  HAPPY,
  CALM,
  /** Not in the data. */
  ANGRY
}
