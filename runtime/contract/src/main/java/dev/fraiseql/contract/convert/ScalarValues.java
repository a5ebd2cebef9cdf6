package dev.fraiseql.contract.convert;

import dev.fraiseql.contract.json.FieldError;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Takes values into and out of records of the author's that are scalars. */
public final class ScalarValues {

  private ScalarValues() {}

  /**
   * A whole number of 8 bits.
   *
   * @throws IllegalArgumentException if it has more
   */
  public static byte int8(Object given) {
    return (byte) within(given, Byte.MIN_VALUE, Byte.MAX_VALUE);
  }

  /**
   * A whole number of 16 bits.
   *
   * @throws IllegalArgumentException if it has more
   */
  public static short int16(Object given) {
    return (short) within(given, Short.MIN_VALUE, Short.MAX_VALUE);
  }

  /**
   * A whole number of 32 bits.
   *
   * @throws IllegalArgumentException if it has more
   */
  public static int int32(Object given) {
    return (int) within(given, Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  private static long within(Object given, long least, long most) {
    long value = (Long) given;
    if (value < least || value > most) {
      throw new IllegalArgumentException("it goes from " + least + " to " + most);
    }
    return value;
  }

  /**
   * A single-precision number.
   *
   * @throws IllegalArgumentException if it is beyond their range
   */
  public static float float32(Object given) {
    float value = ((Double) given).floatValue();
    if (Float.isInfinite(value)) {
      throw new IllegalArgumentException("it is too large a number");
    }
    return value;
  }

  /**
   * The value of a record's component, of the class that is bound: all whole numbers are {@code
   * Long}, all others {@code Double}.
   */
  public static @Nullable Object bound(@Nullable Object component) {
    return switch (component) {
      case Byte number -> number.longValue();
      case Short number -> number.longValue();
      case Integer number -> number.longValue();
      case Float number -> number.doubleValue();
      case null, default -> component;
    };
  }

  /**
   * The text that stands for a value of a column.
   *
   * @param stored the value; null for NULL, which has none
   * @param shown makes the text, in the words of the record
   * @param scalar the name of the scalar
   * @throws FieldError if the record throws an exception or has no text
   */
  public static <T> @Nullable String text(
      @Nullable T stored, Function<? super T, @Nullable String> shown, String scalar) {
    if (stored == null) {
      return null;
    }
    @Nullable String text;
    try {
      text = shown.apply(stored);
    } catch (RuntimeException failure) {
      throw new FieldError(unreadable(scalar), failure);
    }
    if (text == null) {
      throw new FieldError(unreadable(scalar));
    }
    return text;
  }

  private static String unreadable(String scalar) {
    return "The value that the database holds for this field is no " + scalar + ".";
  }
}
