package dev.fraiseql.plan.sql.postgresql;

import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.plan.aggregate.Bucket;
import dev.fraiseql.plan.aggregate.Function;
import dev.fraiseql.plan.sql.AggregateDialect;
import java.util.Locale;

/** PostgreSQL, whose numeric type is exact at any length. */
final class PostgresqlAggregates implements AggregateDialect {
  /** A double of which so many rows as a table can have do not add up to infinity. */
  private static final String LARGE = "1e285";

  /** 2 to the power of -64, by which a double is multiplied without rounding. */
  private static final String SCALE = "5.421010862427522e-20::double precision";

  /** The largest double, multiplied by it. */
  private static final String LARGEST = "9.745314011399999e288";

  @Override
  public String bucket(Bucket bucket, String expression, ValueType type) {
    String start = "date_trunc('" + bucket.name().toLowerCase(Locale.ROOT) + "', " + expression;
    return switch (type.scalar()) {
      case INSTANT -> start + ", 'UTC')";
      // Of a date, date_trunc makes an instant in the session's time zone by default.
      case LOCAL_DATE -> start + "::timestamp)::date";
      case LOCAL_TIME -> start + ")::time"; // from an interval
      default -> start + ")";
    };
  }

  @Override
  public String sum(String expression, ValueType type) {
    return "sum(" + expression + ")"; // bigint of integers, numeric of bigints and numerics
  }

  @Override
  public String average(String expression, ValueType type) {
    // sum/count would be rounded twice: to the digits of "/", then to the scale. So whole numbers
    // are divided: sum and count are doubled and half the divisor is added.
    int scale = type.scale() + Function.DIGITS_OF_AVERAGE;
    String sum = "sum(" + expression + ")::numeric";
    String count = "count(" + expression + ")";
    String shifted = "2 * " + sum + " * 1" + "0".repeat(scale);
    String half = "sign(" + sum + ") * " + count;
    // Over no values the sum is null, and so is the result.
    return "div("
        + (shifted + " + " + half)
        + (", 2 * " + count + ") * 0." + "0".repeat(scale - 1) + "1");
  }

  /** Reals would be added up as reals. */
  @Override
  public String sumOfFloats(String expression, ValueType type) {
    return inRange("sum", expression + "::double precision", type);
  }

  @Override
  public String averageOfFloats(String expression, ValueType type) {
    return inRange("avg", expression + "::double precision", type);
  }

  /**
   * A sum beyond the range of doubles would be an error of the statement: it becomes infinity, an
   * error of its field. Doubles near the end of the range are scaled while they are added up.
   */
  private static String inRange(String function, String value, ValueType type) {
    if (type.scalar() == Scalar.FLOAT) {
      return function + "(" + value + ")"; // no sum of reals leaves the range of doubles
    }
    String large = "max(abs(" + value + ")) >= " + LARGE;
    String scaled = function + "(" + value + " * " + SCALE + ")";
    return "case when "
        + large
        + " then case when abs("
        + scaled
        + ") >= "
        + LARGEST
        + " then 'Infinity'::double precision else "
        + scaled
        + " / "
        + SCALE
        + " end else "
        + function
        + "("
        + value
        + ") filter (where abs("
        + value
        + ") < "
        + LARGE
        + ") end";
  }

  @Override
  public String extreme(String function, String expression, ValueType type) {
    String collation = PostgresqlDialect.isText(type) ? " collate \"C\"" : "";
    return function + "(" + expression + collation + ")";
  }
}
