package dev.fraiseql.annotations;

/** How the delays between attempts grow. */
public enum Backoff {
  /**
   * A random time between nothing and the initial delay times 2, 4, 8 and so on, up to the longest
   * delay.
   */
  EXPONENTIAL,
  /** The initial delay times 1, 2, 3 and so on, up to the longest delay. */
  LINEAR,
  /** The initial delay. */
  FIXED
}
