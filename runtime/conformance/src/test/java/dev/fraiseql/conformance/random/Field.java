package dev.fraiseql.conformance.random;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A field of a document.
 *
 * @param key the response key
 * @param arguments values by name: {@code Map List String Long BigDecimal Double Boolean null}, a
 *     {@link Name} or a {@link Variable}
 * @param fields the selection; empty for a scalar
 */
public record Field(
    String name, String key, Map<String, @Nullable Object> arguments, List<Field> fields) {

  private static final String FRAGMENT = "... on ";

  /** A field without arguments and selection, under its own name. */
  public static Field leaf(String name) {
    return new Field(name, name, Map.of(), List.of());
  }

  /** An inline fragment on a type. */
  static Field on(String type, List<Field> fields) {
    return new Field(FRAGMENT + type, FRAGMENT + type, Map.of(), fields);
  }

  boolean isFragment() {
    return name.startsWith(FRAGMENT);
  }

  /** A literal without quotes: an enum value. */
  public record Name(String text) {
    @Override
    public String toString() {
      return text;
    }
  }

  /** A value that is sent as a variable. */
  public record Variable(String type, @Nullable Object value) {}

  /** The value of an argument that is a number, or a default if it is missing or null. */
  static long number(@Nullable Object argument, long absent) {
    return value(argument) instanceof Number number ? number.longValue() : absent;
  }

  /** The value of an argument, which may be a variable. */
  static @Nullable Object value(@Nullable Object argument) {
    return argument instanceof Variable(String type, Object value) ? value(value) : argument;
  }
}
