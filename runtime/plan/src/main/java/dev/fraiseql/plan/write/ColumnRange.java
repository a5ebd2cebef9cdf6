package dev.fraiseql.plan.write;

import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.ValueType;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks that a column can store a value as it is, so that all databases reject the same values
 * with the same message.
 */
final class ColumnRange {
  private static final int MAX_ENUM_LENGTH = 255;

  private ColumnRange() {}

  /**
   * What is wrong with a value.
   *
   * @param value of the class of the column's scalar, or a list of such
   * @return what follows the place of the value in an error: {@code ": 128 is out of range."},
   *     {@code ".1: 128 is out of range."} of an element; null if nothing is
   */
  static @Nullable String problem(Column column, Object value) {
    if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        @Nullable String problem = single(column, column.type().element(), list.get(i));
        if (problem != null) {
          return "." + i + ": " + problem;
        }
      }
      return null;
    }
    @Nullable String problem = single(column, column.type(), value);
    return problem == null ? null : ": " + problem;
  }

  private static @Nullable String single(Column column, ValueType type, Object value) {
    return switch (type.scalar()) {
      case BYTE -> integer((Long) value, Byte.MIN_VALUE, Byte.MAX_VALUE);
      case SHORT -> integer((Long) value, Short.MIN_VALUE, Short.MAX_VALUE);
      case INT -> integer((Long) value, Integer.MIN_VALUE, Integer.MAX_VALUE);
      case FLOAT -> floating((Double) value);
      case DOUBLE -> finite((Double) value);
      case DECIMAL -> decimal((BigDecimal) value, type);
      case STRING -> text((String) value, column.length());
      case ENUM -> text((String) value, MAX_ENUM_LENGTH);
      default -> null;
    };
  }

  private static @Nullable String integer(long value, long min, long max) {
    return value < min || value > max
        ? value + " is out of the range of the column: " + min + " to " + max + "."
        : null;
  }

  private static @Nullable String floating(double value) {
    return Float.isInfinite((float) value)
        ? value + " is out of the range of the column, a float of 32 bits."
        : null;
  }

  /** SQLite stores a sum beyond the range as infinity, which no input can be. */
  private static @Nullable String finite(double value) {
    return Double.isInfinite(value) ? "the number is out of the range of the column." : null;
  }

  private static @Nullable String decimal(BigDecimal value, ValueType type) {
    BigDecimal plain = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    if (plain.scale() > type.scale()) {
      return value.toPlainString()
          + " has more decimals than the column stores: "
          + type.scale()
          + ".";
    }
    int whole = plain.precision() - plain.scale();
    return whole > type.precision() - type.scale()
        ? value.toPlainString()
            + " is out of the range of the column: "
            + (type.precision() - type.scale())
            + " digits before the decimal point."
        : null;
  }

  private static @Nullable String text(String value, int length) {
    int characters = length == 0 ? 0 : value.codePointCount(0, value.length());
    return characters > length
        ? "the text has " + characters + " characters; the column stores " + length + "."
        : null;
  }
}
