package dev.fraiseql.contract.model;

import org.jspecify.annotations.Nullable;

/**
 * The type of a column's values, or of computed values.
 *
 * @param scalar of the value, or of each element of a list
 * @param list whether values are lists
 * @param precision for a decimal, the number of its digits: 1 to 38 in a column, up to 76 in
 *     aggregates of columns; otherwise 0
 * @param scale for a decimal, the number of digits after the point; for a duration, the decimal
 *     digits of a second that are stored: 0, 3 or 6; for a timestamp, 9 if Arrow counts nanoseconds
 *     instead of microseconds; otherwise 0
 * @param enumName for an enum, the name of its {@link EnumModel}; otherwise null
 * @param custom the custom scalar, whose stored form is {@code scalar}; otherwise null
 */
public record ValueType(
    Scalar scalar,
    boolean list,
    int precision,
    int scale,
    @Nullable String enumName,
    @Nullable Custom custom) {
  /** Values of {@link Scalar#BYTE}. */
  public static final ValueType BYTE = of(Scalar.BYTE);

  /** Values of {@link Scalar#SHORT}. */
  public static final ValueType SHORT = of(Scalar.SHORT);

  /** Values of {@link Scalar#INT}. */
  public static final ValueType INT = of(Scalar.INT);

  /** Values of {@link Scalar#LONG}. */
  public static final ValueType LONG = of(Scalar.LONG);

  /** Values of {@link Scalar#FLOAT}. */
  public static final ValueType FLOAT = of(Scalar.FLOAT);

  /** Values of {@link Scalar#DOUBLE}. */
  public static final ValueType DOUBLE = of(Scalar.DOUBLE);

  /** Values of {@link Scalar#STRING}. */
  public static final ValueType STRING = of(Scalar.STRING);

  /** Values of {@link Scalar#BOOLEAN}. */
  public static final ValueType BOOLEAN = of(Scalar.BOOLEAN);

  /** Values of {@link Scalar#INSTANT}. */
  public static final ValueType INSTANT = of(Scalar.INSTANT);

  /** Values of {@link Scalar#LOCAL_DATE_TIME}. */
  public static final ValueType LOCAL_DATE_TIME = of(Scalar.LOCAL_DATE_TIME);

  /** Values of {@link Scalar#LOCAL_DATE}. */
  public static final ValueType LOCAL_DATE = of(Scalar.LOCAL_DATE);

  /** Values of {@link Scalar#LOCAL_TIME}. */
  public static final ValueType LOCAL_TIME = of(Scalar.LOCAL_TIME);

  /** Values of {@link Scalar#UUID}. */
  public static final ValueType UUID = of(Scalar.UUID);

  /** Values of {@link Scalar#BYTES}. */
  public static final ValueType BYTES = of(Scalar.BYTES);

  /** Values of {@link Scalar#JSON}. */
  public static final ValueType JSON = of(Scalar.JSON);

  private static final int NANOSECONDS = 9;

  /**
   * A custom scalar, as the type of values.
   *
   * @param name of its {@link ScalarModel}
   * @param text as {@link ScalarModel#text()}
   */
  public record Custom(String name, boolean text) {}

  private ValueType(
      Scalar scalar, boolean list, int precision, int scale, @Nullable String enumName) {
    this(scalar, list, precision, scale, enumName, null);
  }

  /** The type of a scalar without precision, scale or enum. */
  public static ValueType of(Scalar scalar) {
    return new ValueType(scalar, false, 0, 0, null);
  }

  /** A decimal of {@code precision} digits, {@code scale} of them after the point. */
  public static ValueType decimal(int precision, int scale) {
    return new ValueType(Scalar.DECIMAL, false, precision, scale, null);
  }

  /** An enum; values are names of its constants. */
  public static ValueType enumOf(String enumName) {
    return new ValueType(Scalar.ENUM, false, 0, 0, enumName);
  }

  /** A duration, counted in units of 10<sup>{@code -scale}</sup> seconds. */
  public static ValueType duration(int scale) {
    return new ValueType(Scalar.DURATION, false, 0, scale, null);
  }

  /**
   * The same type, but a timestamp is one that Arrow counts in nanoseconds: the 64 bits then cover
   * the years 1677 to 2262. Any other type is returned unchanged.
   */
  public ValueType inNanoseconds() {
    return scalar == Scalar.INSTANT || scalar == Scalar.LOCAL_DATE_TIME
        ? new ValueType(scalar, list, precision, NANOSECONDS, enumName, custom)
        : this;
  }

  /** Whether it is a timestamp that Arrow counts in nanoseconds, or a list of them. */
  public boolean isInNanoseconds() {
    return scale == NANOSECONDS && (scalar == Scalar.INSTANT || scalar == Scalar.LOCAL_DATE_TIME);
  }

  /** Whether rows can be sorted by such values: not by lists, JSON and bytes. */
  public boolean isComparable() {
    return !list && scalar.isComparable();
  }

  /** The type of lists of such values. */
  public ValueType asList() {
    return new ValueType(scalar, true, precision, scale, enumName, custom);
  }

  /** The type of a list's elements; this type if it is no list. */
  public ValueType element() {
    return list ? new ValueType(scalar, false, precision, scale, enumName, custom) : this;
  }

  /**
   * The same type as the stored form of a custom scalar.
   *
   * @param name of its {@link ScalarModel}
   * @param text as {@link ScalarModel#text()}
   */
  public ValueType custom(String name, boolean text) {
    return new ValueType(scalar, list, precision, scale, enumName, new Custom(name, text));
  }

  /** The type without its custom scalar: that of the stored form. */
  public ValueType base() {
    return custom == null ? this : new ValueType(scalar, list, precision, scale, enumName);
  }

  /** Whether clients read and write the values as texts that a custom scalar's record converts. */
  public boolean isCustomText() {
    return custom != null && custom.text();
  }

  /** The name of the GraphQL type of one value or element, unless it is an {@code ID}. */
  public String graphql() {
    if (custom != null) {
      return custom.name();
    }
    return enumName != null ? enumName : scalar.graphql();
  }
}
