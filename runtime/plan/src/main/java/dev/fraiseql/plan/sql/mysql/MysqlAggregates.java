package dev.fraiseql.plan.sql.mysql;

import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.plan.aggregate.Bucket;
import dev.fraiseql.plan.aggregate.Function;
import dev.fraiseql.plan.sql.AggregateDialect;
import java.util.Optional;

/**
 * MySQL and MariaDB, whose decimals are exact in 65 digits. Texts are compared by their bytes in
 * UTF-8, whatever the collation of their column.
 */
final class MysqlAggregates implements AggregateDialect {
  private static final int MOST_DIGITS = 65;
  private static final String LARGEST_DOUBLE = "1.7976931348623157e308";

  @Override
  public String key(String expression, ValueType type) {
    // Under the column's collation, groups of different texts might come in no order.
    return switch (type.scalar()) {
      case STRING -> MysqlTexts.byCodePoint(expression);
      case FLOAT, DOUBLE -> withoutNegativeZero(expression);
      default -> expression;
    };
  }

  @Override
  public String groupBy(String expression, ValueType type) {
    // After a byte that all have: MySQL 8.0.12 cannot tell NULL from an empty text when it groups
    // rows.
    return switch (type.scalar()) {
      case STRING -> "concat('.', " + MysqlTexts.bytes(expression) + ")";
      case FLOAT, DOUBLE -> withoutNegativeZero(expression);
      default -> expression;
    };
  }

  @Override
  public String groupByShort(String expression, ValueType type) {
    return type.scalar() == Scalar.STRING
        ? "sha2(" + MysqlTexts.bytes(expression) + ", 256)"
        : groupBy(expression, type);
  }

  /** Negative zero would be a group of its own. */
  private static String withoutNegativeZero(String expression) {
    return "(" + expression + " + 0e0)";
  }

  @Override
  public String bucket(Bucket bucket, String expression, ValueType type) {
    if (type.scalar() == Scalar.LOCAL_TIME) {
      return "maketime(hour(" + expression + "), 0, 0)";
    }
    String start =
        switch (bucket) {
          case YEAR -> formatted(expression, "%Y-01-01");
          case QUARTER ->
              "concat("
                  + formatted(expression, "%Y-")
                  + (", lpad(quarter(" + expression + ") * 3 - 2, 2, '0'), '-01')");
          case MONTH -> formatted(expression, "%Y-%m-01");
          case WEEK -> "date(" + expression + ") - interval weekday(" + expression + ") day";
          case DAY -> "date(" + expression + ")";
          case HOUR -> formatted(expression, "%Y-%m-%d %H:00:00");
        };
    return "cast("
        + start
        + (type.scalar() == Scalar.LOCAL_DATE ? " as date)" : " as datetime(6))");
  }

  private static String formatted(String expression, String format) {
    return "date_format(" + expression + ", '" + format + "')";
  }

  @Override
  public String sum(String expression, ValueType type) {
    return "sum(" + expression + ")"; // a decimal with 22 digits more
  }

  @Override
  public String average(String expression, ValueType type) {
    // The engine sets connections to divide to 30 digits more than the sum has, so only the cast
    // rounds.
    ValueType result = Function.AVG.result(type);
    String count = "count(" + expression + ")";
    int digits = Math.min(result.precision(), MOST_DIGITS);
    String rounded = "decimal(" + digits + ", " + result.scale() + ")";
    return "cast(sum(" + expression + ") / " + count + " as " + rounded + ")";
  }

  @Override
  public String sumOfFloats(String expression, ValueType type) {
    return "sum(" + expression + ")"; // floats are added up as doubles
  }

  @Override
  public String averageOfFloats(String expression, ValueType type) {
    return AggregateDialect.averageInRange(expression, type, LARGEST_DOUBLE);
  }

  /** A derived table has the largest double instead, and a double in a comparison is not cut. */
  @Override
  public Optional<String> isInfinite(String sum) {
    return Optional.of("abs(" + sum + ") > " + LARGEST_DOUBLE);
  }

  /** Only an aggregate can be infinite: another expression is an error of the statement. */
  @Override
  public String infinity() {
    return "(select sum(" + LARGEST_DOUBLE + ") from (select 1 union all select 2) i)";
  }

  @Override
  public String extreme(String function, String expression, ValueType type) {
    return type.scalar() == Scalar.STRING
        ? MysqlTexts.byCodePoint(function + "(" + MysqlTexts.bytes(expression) + ")")
        : function + "(" + expression + ")";
  }
}
