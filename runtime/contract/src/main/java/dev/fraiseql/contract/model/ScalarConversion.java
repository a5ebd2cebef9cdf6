package dev.fraiseql.contract.model;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The code of a record that is served as a scalar, as generated code calls it. Used by many threads
 * at once.
 *
 * @param stored takes a client's value, of the class that {@link Scalar#valueClass()} names, and
 *     gives what is bound for it, likewise; throws what the record throws, and gives null if the
 *     record's component is null
 * @param shown takes a column's value as {@link dev.fraiseql.contract.convert.JavaValues} gives it,
 *     and gives the text that clients are shown; throws a {@link
 *     dev.fraiseql.contract.json.FieldError} if the record has none
 */
public record ScalarConversion(
    Function<Object, @Nullable Object> stored, Function<Object, @Nullable String> shown) {

  /** That of a record that is being compiled: values stay as they are given. */
  public static final ScalarConversion UNKNOWN =
      new ScalarConversion(given -> given, ScalarConversion::notShown);

  /** That of a record that is written as a value of its base. */
  public static ScalarConversion ofValues(Function<Object, @Nullable Object> stored) {
    return new ScalarConversion(stored, ScalarConversion::notShown);
  }

  private static String notShown(Object value) {
    throw new IllegalStateException("a value that is no text is written as it is: " + value);
  }
}
