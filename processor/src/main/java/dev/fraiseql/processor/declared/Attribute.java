package dev.fraiseql.processor.declared;

import dev.fraiseql.processor.diagnose.Origin;

/**
 * The value of an annotation's attribute: given by the author, or derived.
 *
 * @param given true if the author wrote it
 * @param origin where it is written; for a default, where the thing is declared that it belongs to
 */
public record Attribute<T>(T value, boolean given, Origin origin) {

  /** A value that the author gave. */
  public static <T> Attribute<T> given(T value, Origin origin) {
    return new Attribute<>(value, true, origin);
  }

  /** A default. */
  public static <T> Attribute<T> derived(T value, Origin origin) {
    return new Attribute<>(value, false, origin);
  }
}
