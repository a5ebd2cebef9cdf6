package dev.fraiseql.plan.sql.sqlserver;

import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.plan.aggregate.Bucket;
import dev.fraiseql.plan.aggregate.Function;
import dev.fraiseql.plan.sql.AggregateDialect;

/**
 * SQL Server, whose decimals have at most 38 digits: a sum or an average that needs more is an
 * error.
 */
final class SqlServerAggregates implements AggregateDialect {
  /** A product of such a count and a fraction of as many digits has 38 digits. */
  private static final int DIGITS_AT_ONCE = 18;

  private static final int FIRST_DIGITS = 12;

  @Override
  public String key(String expression, ValueType type) {
    return switch (type.scalar()) {
      // All values of the group are equal; an aggregate has to choose one.
      case STRING -> "min(" + expression + ")";
      case BYTES ->
          "convert(varbinary(max), min(" + SqlServerTexts.hexadecimal(expression) + "), 2)";
      case FLOAT, DOUBLE -> withoutNegativeZero(expression);
      default -> expression;
    };
  }

  @Override
  public String groupBy(String expression, ValueType type) {
    return switch (type.scalar()) {
      case STRING -> SqlServerTexts.bytes(expression);
      case BYTES -> SqlServerTexts.hexadecimal(expression);
      case FLOAT, DOUBLE -> withoutNegativeZero(expression);
      default -> expression;
    };
  }

  /** Whether negative zero is a group of its own is not documented. */
  private static String withoutNegativeZero(String expression) {
    return "(" + expression + " + 0e0)";
  }

  @Override
  public String bucket(Bucket bucket, String expression, ValueType type) {
    if (type.scalar() == Scalar.LOCAL_TIME) {
      return "timefromparts(datepart(hour, " + expression + "), 0, 0, 0, 6)";
    }
    String time =
        type.scalar() == Scalar.INSTANT ? "switchoffset(" + expression + ", '+00:00')" : expression;
    String date = "cast(" + time + " as date)";
    String start =
        switch (bucket) {
          case YEAR -> "datefromparts(year(" + time + "), 1, 1)";
          case QUARTER ->
              "datefromparts(year(" + time + "), datepart(quarter, " + time + ") * 3 - 2, 1)";
          case MONTH -> "datefromparts(year(" + time + "), month(" + time + "), 1)";
          // The first day of the first year was a Monday.
          case WEEK ->
              "dateadd(day, -(datediff(day, datefromparts(1, 1, 1), "
                  + date
                  + ") % 7), "
                  + date
                  + ")";
          case DAY -> date;
          case HOUR ->
              "dateadd(hour, datepart(hour, " + time + "), cast(" + date + " as datetime2(6)))";
        };
    return switch (type.scalar()) {
      case LOCAL_DATE -> start;
      case INSTANT -> "todatetimeoffset(cast(" + start + " as datetime2(6)), '+00:00')";
      default -> "cast(" + start + " as datetime2(6))";
    };
  }

  @Override
  public String sum(String expression, ValueType type) {
    return switch (type.scalar()) {
      case LONG -> "sum(cast(" + expression + " as decimal(38, 0)))";
      case DECIMAL -> "sum(" + expression + ")"; // at its scale, with 38 digits
      default -> "sum(cast(" + expression + " as bigint))";
    };
  }

  /**
   * The quotient of two decimals has only the digits that are left of 38. So all divisions are
   * exact: first that of the whole part of the average, then that of its decimals, counted in units
   * of the last one and rounded half up.
   */
  @Override
  public String average(String expression, ValueType type) {
    int scale = type.scale() + Function.DIGITS_OF_AVERAGE;
    String number = "cast(nullif(count(" + expression + "), 0) as decimal(19, 0))";
    String sum = "sum(cast(" + expression + " as decimal(38, " + type.scale() + ")))";
    String rest = "(" + sum + " % " + number + ")";
    String whole = "(" + sum + " - " + rest + ") / " + number;
    String units = "cast(" + rest + " * 1" + "0".repeat(scale) + ". as decimal(38, 0))";
    String tooMuch = "(" + units + " % " + number + ")";
    String count =
        "("
            + units
            + " - "
            + tooMuch
            + ") / "
            + number
            + (" + case when 2 * abs(" + tooMuch + ") >= " + number + " then sign(" + rest + ")")
            + " else 0 end";
    return "cast(" + whole + " as decimal(37, " + scale + ")) + " + units(count, scale);
  }

  /** A number of units of the last decimal of a scale, at most one in total, as a decimal. */
  private static String units(String count, int scale) {
    String whole = "cast(" + count + " as decimal(" + (scale + 1) + ", 0))";
    String fraction =
        scale <= DIGITS_AT_ONCE
            ? whole + " * " + unit(scale)
            : ("cast(" + whole + " * " + unit(FIRST_DIGITS))
                + (" as decimal(" + (scale + 1) + ", " + FIRST_DIGITS + ")) * ")
                + unit(scale - FIRST_DIGITS);
    return "cast(" + fraction + " as decimal(" + (scale + 2) + ", " + scale + "))";
  }

  private static String unit(int scale) {
    return "0." + "0".repeat(scale - 1) + "1";
  }

  @Override
  public String sumOfFloats(String expression, ValueType type) {
    return "sum(cast(" + expression + " as float))";
  }

  @Override
  public String averageOfFloats(String expression, ValueType type) {
    return "avg(cast(" + expression + " as float))";
  }

  /**
   * With a character at the end that is less than any other, and in no text, spaces at the end
   * count.
   */
  @Override
  public String extreme(String function, String expression, ValueType type) {
    if (type.scalar() != Scalar.STRING) {
      return function + "(" + expression + ")";
    }
    String marked = function + "(" + SqlServerTexts.utf8(expression) + " + char(0))";
    return "left(" + marked + ", len(" + marked + ") - 1)";
  }
}
