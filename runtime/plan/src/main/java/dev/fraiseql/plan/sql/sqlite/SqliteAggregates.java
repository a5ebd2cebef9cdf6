package dev.fraiseql.plan.sql.sqlite;

import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.plan.aggregate.Bucket;
import dev.fraiseql.plan.sql.AggregateDialect;

/**
 * SQLite, which has no exact decimals and stores times as text. Its statements call functions that
 * the engine defines on each connection: {@code fq_sum(number, scale)} and {@code fq_avg(number,
 * scale)}, which give the exact result as text, and {@code fq_min(text)} and {@code fq_max(text)},
 * which compare the numbers that texts stand for.
 */
final class SqliteAggregates implements AggregateDialect {

  @Override
  public String groupBy(String expression, ValueType type) {
    return SqliteDialect.isTextDecimal(type)
        ? "fq_decimal(" + expression + ")"
        : number(expression, type);
  }

  /** A float of single precision is the double that it is read as. */
  private static String number(String expression, ValueType type) {
    return type.scalar() == Scalar.FLOAT ? SqliteDialect.single(expression) : expression;
  }

  // SQLite's own functions for dates have milliseconds, and give NULL for the last microsecond of
  // the year 9999. So texts are cut, and only days are computed with.
  @Override
  public String bucket(Bucket bucket, String expression, ValueType type) {
    if (type.scalar() == Scalar.LOCAL_TIME) {
      return "substr(" + expression + ", 1, 2) || ':00:00'";
    }
    String date = "substr(" + expression + ", 1, 10)";
    String start =
        switch (bucket) {
          case YEAR -> "substr(" + expression + ", 1, 4) || '-01-01'";
          case QUARTER ->
              "substr("
                  + expression
                  + ", 1, 5) || printf('%02d', (substr("
                  + expression
                  + ", 6, 2) - 1) / 3 * 3 + 1) || '-01'";
          case MONTH -> "substr(" + expression + ", 1, 7) || '-01'";
          // Six days back is on or before the Monday of the week; the next Monday from there is it.
          case WEEK -> "date(" + date + ", '-6 days', 'weekday 1')";
          case DAY, HOUR -> date;
        };
    if (type.scalar() == Scalar.LOCAL_DATE) {
      return start;
    }
    return bucket == Bucket.HOUR
        ? start + " || ' ' || substr(" + expression + ", 12, 2) || ':00:00'"
        : start + " || ' 00:00:00'";
  }

  @Override
  public String sum(String expression, ValueType type) {
    return switch (type.scalar()) {
      case LONG, DECIMAL -> "fq_sum(" + expression + ", " + type.scale() + ")";
      default -> "sum(" + expression + ")"; // of integers an integer, or an error
    };
  }

  @Override
  public String average(String expression, ValueType type) {
    return "fq_avg(" + expression + ", " + type.scale() + ")";
  }

  @Override
  public String sumOfFloats(String expression, ValueType type) {
    return "sum(" + number(expression, type) + ")";
  }

  @Override
  public String averageOfFloats(String expression, ValueType type) {
    return AggregateDialect.averageInRange(
        number(expression, type), type, "1.7976931348623157e308");
  }

  @Override
  public String extreme(String function, String expression, ValueType type) {
    String exact = SqliteDialect.isTextDecimal(type) ? "fq_" + function : function;
    return exact + "(" + number(expression, type) + ")";
  }
}
