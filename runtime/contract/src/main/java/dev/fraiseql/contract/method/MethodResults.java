package dev.fraiseql.contract.method;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Takes the results of an author's methods apart, for generated code. */
public final class MethodResults {

  private MethodResults() {}

  /** A value, converted; null for null. */
  public static <T> @Nullable Object of(
      @Nullable T value, Function<T, ? extends @Nullable Object> convert) {
    return value == null ? null : convert.apply(value);
  }

  /** The value of an {@code Optional}, converted; null for none. */
  @SuppressWarnings({"OptionalUsedAsFieldOrParameterType", "NullableOptional"})
  public static <T> @Nullable Object ofOptional(
      @Nullable Optional<T> value, Function<T, ? extends @Nullable Object> convert) {
    return value == null ? null : of(value.orElse(null), convert);
  }

  /** A list of converted values; null for null. */
  public static <T> @Nullable List<@Nullable Object> ofList(
      @Nullable List<? extends @Nullable T> values,
      Function<T, ? extends @Nullable Object> convert) {
    if (values == null) {
      return null;
    }
    List<@Nullable Object> converted = new ArrayList<>(values.size());
    for (T value : values) {
      converted.add(value == null ? null : convert.apply(value));
    }
    return converted;
  }
}
