package dev.fraiseql.plan.aggregate;

import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ValueType;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What is made of the values of one field over the rows of a group. */
public enum Function {
  SUM("Sum"),
  AVG("Avg"),
  MIN("Min"),
  MAX("Max"),
  COUNT_DISTINCT("CountDistinct");

  /** The digits behind the point that an average has and its values have not. */
  public static final int DIGITS_OF_AVERAGE = 6;

  private static final int DIGITS_OF_LONG = 19;

  /** The most digits of an Arrow decimal of 128 bits, and of one of 256. */
  private static final int DIGITS = 38;

  private static final int MOST_DIGITS = 76;

  private final String suffix;

  Function(String suffix) {
    this.suffix = suffix;
  }

  /** What its measure's name ends in, behind the name of the field. */
  public String suffix() {
    return suffix;
  }

  /** The functions that a field has a measure by, in their order. */
  public static List<Function> of(ScalarField field) {
    ValueType type = field.column().type();
    Set<Function> functions =
        type.list()
            ? EnumSet.noneOf(Function.class)
            : field.isId()
                ? EnumSet.of(COUNT_DISTINCT)
                : switch (type.scalar()) {
                  // Of what is shown as texts, no sum says anything.
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
   * The type of its result over values of a type.
   *
   * <p>A sum has room for as many rows as a {@code long} can count, in 38 digits if these will do,
   * else in 76; so has an average, at the scale of its values and six digits more. Neither is a
   * value of the author's scalar that its values may be of.
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
    return ValueType.decimal(digits <= DIGITS ? DIGITS : MOST_DIGITS, scale);
  }
}
