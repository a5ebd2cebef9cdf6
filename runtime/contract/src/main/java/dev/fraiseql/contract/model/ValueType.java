package dev.fraiseql.contract.model;

import org.jspecify.annotations.Nullable;

/**
 * What a column's values are.
 *
 * @param scalar the kind of value, or of each element of a list
 * @param list true for a list of such values
 * @param precision for a decimal, its digits: 1 to 38 in a column, up to 76 in what is computed of
 *     columns; otherwise 0
 * @param scale for a decimal, its digits behind the point; for a duration, the power of ten of one
 *     second's counts: 0, 3 or 6; for a moment, 9 if Arrow is to count nanoseconds instead of
 *     microseconds; otherwise 0
 * @param enumName for an enum, the name of its {@link EnumModel}; otherwise null
 * @param custom for values of a record of the author's, which are kept as {@code scalar} says, what
 *     the record is called; otherwise null
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
   * A record of the author's whose values these are.
   *
   * @param name of its {@link ScalarModel}
   * @param text as {@link ScalarModel#text()}
   */
  public record Custom(String name, boolean text) {}

  private ValueType(
      Scalar scalar, boolean list, int precision, int scale, @Nullable String enumName) {
    this(scalar, list, precision, scale, enumName, null);
  }

  /** A value of that kind that needs no further detail. */
  public static ValueType of(Scalar scalar) {
    return new ValueType(scalar, false, 0, 0, null);
  }

  /** A decimal of so many digits, {@code scale} of them behind the point. */
  public static ValueType decimal(int precision, int scale) {
    return new ValueType(Scalar.DECIMAL, false, precision, scale, null);
  }

  /** The name of a constant of that enum. */
  public static ValueType enumOf(String enumName) {
    return new ValueType(Scalar.ENUM, false, 0, 0, enumName);
  }

  /** A duration, counted in units of ten to the power of {@code -scale} seconds. */
  public static ValueType duration(int scale) {
    return new ValueType(Scalar.DURATION, false, 0, scale, null);
  }

  /**
   * The same type with moments that Arrow counts in nanoseconds, of which 64 bits reach from 1677
   * to 2262; any other type as it is.
   */
  public ValueType inNanoseconds() {
    return scalar == Scalar.INSTANT || scalar == Scalar.LOCAL_DATE_TIME
        ? new ValueType(scalar, list, precision, NANOSECONDS, enumName, custom)
        : this;
  }

  /** Whether it is a moment that Arrow counts in nanoseconds, or a list of such. */
  public boolean isInNanoseconds() {
    return scale == NANOSECONDS && (scalar == Scalar.INSTANT || scalar == Scalar.LOCAL_DATE_TIME);
  }

  /** Whether rows can be sorted by such values: not by lists, JSON and bytes. */
  public boolean isComparable() {
    return !list && scalar.isComparable();
  }

  /** A list of such values. */
  public ValueType asList() {
    return new ValueType(scalar, true, precision, scale, enumName, custom);
  }

  /** The type of a list's elements; the type itself when it is no list. */
  public ValueType element() {
    return list ? new ValueType(scalar, false, precision, scale, enumName, custom) : this;
  }

  /**
   * The same values as those of a record of the author's.
   *
   * @param name of its {@link ScalarModel}
   * @param text as {@link ScalarModel#text()}
   */
  public ValueType custom(String name, boolean text) {
    return new ValueType(scalar, list, precision, scale, enumName, new Custom(name, text));
  }

  /** The type of the values as they are kept, whatever record of the author's they are of. */
  public ValueType base() {
    return custom == null ? this : new ValueType(scalar, list, precision, scale, enumName);
  }

  /** Whether clients see the values as texts of a record of the author's, not as they are kept. */
  public boolean isCustomText() {
    return custom != null && custom.text();
  }

  /** The name of the GraphQL type of one value or element that is no id. */
  public String graphql() {
    if (custom != null) {
      return custom.name();
    }
    return enumName != null ? enumName : scalar.graphql();
  }
}
