package dev.fraiseql.testing;

/**
 * Where tests that make up their input begin. A build makes up the same input every time, so that
 * what it says depends on the code alone; {@code -Dfraiseql.seed=...} has it look elsewhere.
 */
public final class Seed {
  private static final String PROPERTY = "fraiseql.seed";

  private Seed() {}

  /** The seed for a {@link java.util.Random}, to be named where a test fails. */
  public static long get() {
    return Long.getLong(PROPERTY, 20_260_101);
  }
}
