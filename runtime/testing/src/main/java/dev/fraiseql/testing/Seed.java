package dev.fraiseql.testing;

/**
 * The seed of random tests. It is constant, so that a build's result depends on the code only;
 * {@code -Dfraiseql.test.seed=...} selects another one.
 */
public final class Seed {
  private static final String PROPERTY = "fraiseql.test.seed";

  private Seed() {}

  /** The seed for a {@link java.util.Random}; failure messages must contain it. */
  public static long get() {
    return Long.getLong(PROPERTY, 20_260_101);
  }
}
