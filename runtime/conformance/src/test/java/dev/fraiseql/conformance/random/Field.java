package dev.fraiseql.conformance.random;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A field of a document.
 *
 * @param arguments {@code Map List String Long BigDecimal Double Boolean null}, a {@link Name} or a
 *     {@link Variable}
 */
public record Field(
    String name, String key, Map<String, @Nullable Object> arguments, List<Field> fields) {

  private static final String FRAGMENT = "... on ";

  /** An inline fragment on a type. */
  static Field on(String type, List<Field> fields) {
    return new Field(FRAGMENT + type, FRAGMENT + type, Map.of(), fields);
  }

  boolean isFragment() {
    return name.startsWith(FRAGMENT);
  }

  /** A literal that stands without quotes: a value of an enum. */
  public record Name(String text) {
    @Override
    public String toString() {
      return text;
    }
  }

  /** A value that travels beside the document. */
  public record Variable(String type, @Nullable Object value) {}

  /** What an argument comes to, wherever its value stands. */
  static @Nullable Object value(@Nullable Object argument) {
    return argument instanceof Variable(String type, Object value) ? value(value) : argument;
  }
}
