package dev.fraiseql.contract.model;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Conversions of a custom scalar, by its record. Safe for concurrent use.
 *
 * @param stored converts a client's value to the value to bind, both of the class {@link
 *     Scalar#valueClass()}; returns null if the record's component is null, and throws what the
 *     record throws
 * @param shown converts a column's value, of the class that {@link
 *     dev.fraiseql.contract.convert.JavaValues} returns, to the text that clients read; throws a
 *     {@link dev.fraiseql.contract.json.FieldError} if the record rejects the value or has no text
 */
public record ScalarConversion(
    Function<Object, @Nullable Object> stored, Function<Object, @Nullable String> shown) {

  /** The conversions of a record that is being compiled: values remain as they are. */
  public static final ScalarConversion UNKNOWN =
      new ScalarConversion(given -> given, ScalarConversion::notShown);

  /** The conversions of a custom scalar that clients read and write as values of its base. */
  public static ScalarConversion ofValues(Function<Object, @Nullable Object> stored) {
    return new ScalarConversion(stored, ScalarConversion::notShown);
  }

  private static String notShown(Object value) {
    throw new IllegalStateException("a value that is no text is written as it is: " + value);
  }
}
