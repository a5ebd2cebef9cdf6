package dev.fraiseql.processor.declared;

import dev.fraiseql.processor.diagnose.Origin;

/**
 * A value that an author wrote, or a default that follows from what was written.
 *
 * @param given true if the author wrote it
 * @param origin where it is written; for a default, where the thing is declared that it belongs to
 */
public record Attribute<T>(T value, boolean given, Origin origin) {

  /** What an author wrote. */
  public static <T> Attribute<T> given(T value, Origin origin) {
    return new Attribute<>(value, true, origin);
  }

  /** What follows from something else. */
  public static <T> Attribute<T> derived(T value, Origin origin) {
    return new Attribute<>(value, false, origin);
  }
}
