package dev.fraiseql.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.processor.Compiler.Problem;

/** Asserts what is reported of a source. */
public final class Mistakes {
  private Mistakes() {}

  /**
   * Asserts that a build has exactly one mistake.
   *
   * @param line of the first source that {@link Compiler#source(String)} was given, from 1
   * @param at the word that the error points at
   */
  public static void assertOnly(Compiler compiler, int line, String at, String message) {
    assertThat(compiler.problems()).containsExactly(new Problem(line, at, message));
  }

  /** Asserts that nothing is reported. */
  public static void assertNone(Compiler compiler) {
    assertThat(compiler.problems()).isEmpty();
  }
}
