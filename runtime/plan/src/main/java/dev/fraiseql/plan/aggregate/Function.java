package dev.fraiseql.plan.aggregate;

import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ValueType;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** An aggregate function of one field over the rows of a group. */
public enum Function {
  SUM("Sum"),
  AVG("Avg"),
  MIN("Min"),
  MAX("Max"),
  COUNT_DISTINCT("CountDistinct");

  /** The decimal places that an average has in addition to those of its values. */
  public static final int DIGITS_OF_AVERAGE = 6;

  private static final int DIGITS_OF_LONG = 19;

  /** The maximum precision of an Arrow Decimal128, and below of a Decimal256. */
  private static final int DIGITS = 38;

  private static final int MAX_DIGITS = 76;

  private final String suffix;

  Function(String suffix) {
    this.suffix = suffix;
  }

  /** The suffix that the aggregate's name adds to the name of the field. */
  public String suffix() {
    return suffix;
  }

  /** The functions that can be applied to a field, in the order of this enum. */
  public static List<Function> of(ScalarField field) {
    ValueType type = field.column().type();
    Set<Function> functions =
        type.list()
            ? EnumSet.noneOf(Function.class)
            : field.isId()
                ? EnumSet.of(COUNT_DISTINCT)
                : switch (type.scalar()) {
                  // A sum of values that are shown as texts would mean nothing.
                  case BYTE, SHORT, INT, LONG, FLOAT, DOUBLE, DECIMAL ->
                      type.isCustomText()
                          ? EnumSet.of(MIN, MAX, COUNT_DISTINCT)
                          : EnumSet.allOf(Function.class);
                  case STRING, INSTANT, LOCAL_DATE_TIME, LOCAL_DATE, LOCAL_TIME, DURATION ->
                      EnumSet.of(MIN, MAX, COUNT_DISTINCT);
                  case BOOLEAN, UUID, ENUM, BYTES -> EnumSet.of(COUNT_DISTINCT);
                  case JSON -> EnumSet.noneOf(Function.class);
                };
    return Arrays.stream(values()).filter(functions::contains).toList();
  }

  /**
   * The type of the result over values of a type.
   *
   * <p>A sum cannot overflow for any number of rows that a {@code long} can count. Decimal sums and
   * averages have 38 digits, or 76 if 38 are too few; an average has six decimal places more than
   * its values. Neither is of the values' custom scalar.
   */
  public ValueType result(ValueType type) {
    return switch (this) {
      case COUNT_DISTINCT -> ValueType.of(Scalar.INT);
      case MIN, MAX -> type;
      case SUM ->
          switch (type.scalar()) {
            case FLOAT, DOUBLE -> ValueType.of(Scalar.DOUBLE);
            case DECIMAL -> decimal(type.precision() + DIGITS_OF_LONG, type.scale());
            case LONG -> decimal(2 * DIGITS_OF_LONG, 0);
            default -> ValueType.of(Scalar.LONG);
          };
      case AVG ->
          switch (type.scalar()) {
            case FLOAT, DOUBLE -> ValueType.of(Scalar.DOUBLE);
            case DECIMAL ->
                decimal(type.precision() + DIGITS_OF_AVERAGE, type.scale() + DIGITS_OF_AVERAGE);
            default -> decimal(DIGITS_OF_LONG + DIGITS_OF_AVERAGE, DIGITS_OF_AVERAGE);
          };
    };
  }

  private static ValueType decimal(int digits, int scale) {
    return ValueType.decimal(digits <= DIGITS ? DIGITS : MAX_DIGITS, scale);
  }
}
