package dev.fraiseql.observers.action.text;

import org.jspecify.annotations.Nullable;

/** The values of the places in a template. */
@FunctionalInterface
public interface Values {

  /**
   * The value at a path: a {@code String}, {@code BigDecimal}, {@code Boolean}, {@code Instant} or
   * {@link Json}; null if there is none.
   */
  @Nullable Object at(String path);

  /**
   * An object or a list.
   *
   * @param text in JSON
   */
  record Json(String text) {}
}
