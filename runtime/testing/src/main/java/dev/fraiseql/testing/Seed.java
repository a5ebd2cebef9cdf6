package dev.fraiseql.testing;

/**
 * The seed of random tests. It is constant, so that the result of a build depends on the code only;
 * {@code -Dfraiseql.seed=...} sets another.
 */
public final class Seed {
  private static final String PROPERTY = "fraiseql.seed";

  private Seed() {}

  /** The seed for a {@link java.util.Random}. A failing test should report it. */
  public static long get() {
    return Long.getLong(PROPERTY, 20_260_101);
  }
}
