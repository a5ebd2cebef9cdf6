package dev.fraiseql.contract.convert;

import dev.fraiseql.contract.json.FieldError;
import org.jspecify.annotations.Nullable;

/** What a computed field's method gave, or why it gave nothing. */
public final class ComputedValue {

  private ComputedValue() {}

  /**
   * What a method gave that must not give null.
   *
   * @throws FieldError if it did
   */
  public static <T> T required(@Nullable T value) {
    if (value == null) {
      throw new FieldError(
          "This field must not be null, but the method that computes it gave null.");
    }
    return value;
  }

  /**
   * The error of a field whose method threw an exception.
   *
   * @param failure what it threw: for the log, not for the caller
   */
  public static FieldError failed(Exception failure) {
    return new FieldError("The value of this field could not be computed.", failure);
  }
}
