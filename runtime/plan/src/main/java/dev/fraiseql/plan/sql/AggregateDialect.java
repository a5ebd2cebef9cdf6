package dev.fraiseql.plan.sql;

import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.plan.aggregate.Bucket;
import dev.fraiseql.plan.aggregate.Function;
import java.util.Optional;

/**
 * How one database aggregates groups of rows. Sums of whole numbers and decimals are exact, and
 * fail rather than overflow.
 */
public interface AggregateDialect {

  /** The value of a group key, as it is read and sorted by. */
  default String key(String expression, ValueType type) {
    return expression;
  }

  /** The expression to group by, which is equal for equal values. */
  default String groupBy(String expression, ValueType type) {
    return expression;
  }

  /**
   * As {@link #groupBy}, where distinct values are counted, for which a database may sort the rows
   * by a limited number of bytes of each key.
   */
  default String groupByShort(String expression, ValueType type) {
    return groupBy(expression, type);
  }

  /** The start of the bucket that a time falls into, as a value of its column's type. */
  String bucket(Bucket bucket, String expression, ValueType type);

  /** A function of an expression; its type is {@link Function#result}. */
  default String apply(Function function, String expression, ValueType type) {
    boolean floating = type.scalar() == Scalar.FLOAT || type.scalar() == Scalar.DOUBLE;
    return switch (function) {
      case SUM -> floating ? sumOfFloats(expression, type) : sum(expression, type);
      case AVG -> floating ? averageOfFloats(expression, type) : average(expression, type);
      case MIN -> extreme("min", expression, type);
      case MAX -> extreme("max", expression, type);
      case COUNT_DISTINCT -> "count(distinct " + groupBy(expression, type) + ")";
    };
  }

  /** The sum of whole numbers or decimals. */
  String sum(String expression, ValueType type);

  /**
   * The average of whole numbers or decimals: their exact sum divided by their number, rounded
   * once, half away from zero, to six decimals more than theirs.
   */
  String average(String expression, ValueType type);

  /** The sum of floats, added up as doubles. */
  String sumOfFloats(String expression, ValueType type);

  /**
   * An average of floats whose sum may leave the range of doubles: if it does, they are scaled
   * down, which loses nothing of such large numbers.
   *
   * @param largest the largest double
   */
  static String averageInRange(String expression, ValueType type, String largest) {
    String plain = "avg(" + expression + ")";
    if (type.scalar() == Scalar.FLOAT) {
      return plain; // no sum of single precision leaves the range
    }
    String scaled = "avg(" + expression + " / 1048576e0) * 1048576e0";
    return "case when abs("
        + plain
        + ") > "
        + largest
        + " then "
        + scaled
        + " else "
        + plain
        + " end";
  }

  /** The average of floats, added up as doubles. */
  String averageOfFloats(String expression, ValueType type);

  /**
   * The condition that a sum of doubles is beyond their range; empty if a column of a derived table
   * shows that itself.
   */
  default Optional<String> isInfinite(String sum) {
    return Optional.empty();
  }

  /** An infinite double, where {@link #isInfinite} is needed. */
  default String infinity() {
    throw new IllegalStateException("infinite doubles are values of columns");
  }

  /**
   * The least or greatest value in the order of the type.
   *
   * @param function {@code min} or {@code max}
   */
  default String extreme(String function, String expression, ValueType type) {
    return function + "(" + expression + ")";
  }
}
