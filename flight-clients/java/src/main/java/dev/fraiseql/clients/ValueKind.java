package dev.fraiseql.clients;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.jspecify.annotations.Nullable;

/**
 * The kind of the values of one variable, which decides on their column. Decimals are texts: a
 * decimal column has one scale, and a variable has none.
 *
 * @param scalar of each value, or of each element of the lists
 * @param list whether the values are lists
 */
record ValueKind(Scalar scalar, boolean list) {
  private static final ValueKind JSON = new ValueKind(Scalar.JSON, false);

  /** The kind of a value that is not a list. Each kind of number includes those before it. */
  enum Scalar {
    NULL,
    BOOLEAN,
    WHOLE,
    FLOATING,
    DECIMAL,
    TEXT,
    /** A map, or a value in the same column as one: input objects have no type in Arrow. */
    JSON;

    private boolean isNumber() {
      return this == WHOLE || this == FLOATING || this == DECIMAL;
    }

    private ArrowType type() {
      return switch (this) {
        case BOOLEAN -> ArrowType.Bool.INSTANCE;
        case WHOLE -> new ArrowType.Int(Long.SIZE, true);
        case FLOATING -> new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);
        case NULL, DECIMAL, TEXT, JSON -> ArrowType.Utf8.INSTANCE;
      };
    }
  }

  /** The kind of a value. */
  static ValueKind of(@Nullable Object value) {
    if (!(value instanceof Collection<?> elements)) {
      return new ValueKind(scalar(value), false);
    }
    ValueKind all = new ValueKind(Scalar.NULL, false);
    for (Object element : elements) {
      all = element instanceof Collection<?> ? JSON : all.with(of(element));
    }
    return all.scalar == Scalar.JSON ? JSON : new ValueKind(all.scalar, true);
  }

  private static Scalar scalar(@Nullable Object value) {
    return switch (value) {
      case null -> Scalar.NULL;
      case Boolean flag -> Scalar.BOOLEAN;
      case Byte number -> Scalar.WHOLE;
      case Short number -> Scalar.WHOLE;
      case Integer number -> Scalar.WHOLE;
      case Long number -> Scalar.WHOLE;
      case BigInteger number when number.bitLength() < Long.SIZE -> Scalar.WHOLE;
      case BigInteger number -> Scalar.DECIMAL;
      case BigDecimal number -> Scalar.DECIMAL;
      case Number number -> Scalar.FLOATING;
      case Map<?, ?> object -> Scalar.JSON;
      default -> Scalar.TEXT;
    };
  }

  /**
   * The kind that includes this one and another.
   *
   * @throws IllegalArgumentException if there is none, as for texts and numbers
   */
  ValueKind with(ValueKind other) {
    if (equals(other) || other.isNull()) {
      return this;
    }
    if (isNull()) {
      return other;
    }
    if (scalar == Scalar.JSON || other.scalar == Scalar.JSON) {
      return JSON;
    }
    if (list == other.list) {
      if (scalar == Scalar.NULL || other.scalar == Scalar.NULL) {
        return scalar == Scalar.NULL ? other : this;
      }
      if (scalar.isNumber() && other.scalar.isNumber()) {
        return scalar.compareTo(other.scalar) > 0 ? this : other;
      }
    }
    throw new IllegalArgumentException(named() + " and " + other.named());
  }

  private boolean isNull() {
    return scalar == Scalar.NULL && !list;
  }

  private String named() {
    String one =
        switch (scalar) {
          case NULL -> "null";
          case BOOLEAN -> "a boolean";
          case WHOLE, FLOATING, DECIMAL -> "a number";
          case TEXT -> "a text";
          case JSON -> "an object";
        };
    return list ? "a list" : one;
  }

  /** A column of this kind. */
  Field column(String name) {
    FieldType type = FieldType.nullable(scalar.type());
    return list
        ? new Field(
            name,
            FieldType.nullable(ArrowType.List.INSTANCE),
            List.of(new Field("item", type, null)))
        : new Field(name, type, null);
  }

  /**
   * Writes a value of this kind, or of one that it includes, into its column.
   *
   * @throws IllegalArgumentException for a number that is infinite or NaN, or an integer that a
   *     {@code double} cannot represent in a column of {@code double}s
   */
  void write(FieldVector column, int row, @Nullable Object value) {
    if (value == null) {
      column.setNull(row);
    } else if (column instanceof ListVector lists) {
      Collection<?> elements = (Collection<?>) value;
      int at = lists.startNewValue(row);
      for (Object element : elements) {
        writeScalar(lists.getDataVector(), at++, element);
      }
      lists.endValue(row, elements.size());
    } else {
      writeScalar(column, row, value);
    }
  }

  private void writeScalar(FieldVector column, int row, @Nullable Object value) {
    if (value == null) {
      column.setNull(row);
      return;
    }
    switch (column) {
      case BitVector flags -> flags.setSafe(row, (Boolean) value ? 1 : 0);
      case BigIntVector numbers -> numbers.setSafe(row, ((Number) value).longValue());
      case Float8Vector numbers -> numbers.setSafe(row, floating((Number) value));
      default -> ((VarCharVector) column).setSafe(row, text(value));
    }
  }

  private static double floating(Number number) {
    // By its decimal text: a float has fewer digits than the double that equals it.
    double wide = Double.parseDouble(number.toString());
    if (!Double.isFinite(wide)) {
      throw new IllegalArgumentException(number + ", which is no number of JSON's");
    }
    if (scalar(number) == Scalar.WHOLE
        && new BigDecimal(wide).compareTo(new BigDecimal(number.toString())) != 0) {
      throw new IllegalArgumentException(number + ", which no double equals");
    }
    return wide;
  }

  private byte[] text(Object value) {
    return scalar == Scalar.JSON
        ? JsonText.of(value)
        : JsonText.spelled(value).getBytes(StandardCharsets.UTF_8);
  }
}
