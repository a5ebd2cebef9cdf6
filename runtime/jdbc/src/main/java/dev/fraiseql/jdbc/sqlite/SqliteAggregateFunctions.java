package dev.fraiseql.jdbc.sqlite;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.sqlite.Function;

/** The aggregate functions that the SQL for SQLite calls. Each connection has its own. */
final class SqliteAggregateFunctions {
  private static final int INTEGER = 1;
  private static final int REAL = 2;
  private static final int NULL = 5;

  private SqliteAggregateFunctions() {}

  static void register(Connection connection) throws SQLException {
    create(connection, "fq_sum", 2, new Sum());
    create(connection, "fq_avg", 2, new Average());
    create(connection, "fq_min", 1, new Extreme(-1));
    create(connection, "fq_max", 1, new Extreme(1));
  }

  private static void create(
      Connection connection, String name, int arguments, Function.Aggregate function)
      throws SQLException {
    Function.create(connection, name, function, arguments, Function.FLAG_DETERMINISTIC);
  }

  /** {@code fq_sum(number, scale)}: the exact sum in plain notation, NULL over no numbers. */
  private static class Sum extends Function.Aggregate {
    // Each group has an object of its own: the driver clones the registered one, where this is
    // null.
    private @Nullable ExactSum sum;

    @Override
    protected final void xStep() throws SQLException {
      int type = value_type(0);
      if (type == NULL) {
        return;
      }
      ExactSum adding = sum;
      if (adding == null) {
        adding = new ExactSum(value_int(1));
        sum = adding;
      }
      switch (type) {
        case INTEGER -> adding.add(value_long(0));
        case REAL -> adding.add(value_double(0));
        default -> adding.add(decimal(value_text(0)));
      }
    }

    @Override
    protected final void xFinal() throws SQLException {
      if (sum == null) {
        result();
      } else {
        result(result(sum).toPlainString());
      }
    }

    BigDecimal result(ExactSum of) {
      return of.sum();
    }
  }

  /**
   * {@code fq_avg(number, scale)}: their exact sum divided by their number, NULL over no numbers.
   */
  private static final class Average extends Sum {
    @Override
    BigDecimal result(ExactSum of) {
      return of.average();
    }
  }

  /** {@code fq_min(text)} and {@code fq_max(text)}: the text that stands for the least number. */
  private static final class Extreme extends Function.Aggregate {
    private final int sign;
    private @Nullable BigDecimal best;

    /**
     * An extreme.
     *
     * @param sign 1 for the greatest, -1 for the least
     */
    Extreme(int sign) {
      this.sign = sign;
    }

    @Override
    protected void xStep() throws SQLException {
      if (value_type(0) != NULL) {
        BigDecimal value = decimal(value_text(0));
        if (best == null || value.compareTo(best) * sign > 0) {
          best = value;
        }
      }
    }

    @Override
    protected void xFinal() throws SQLException {
      if (best == null) {
        result();
      } else {
        result(best.toPlainString());
      }
    }
  }

  private static BigDecimal decimal(String text) throws SQLException {
    try {
      return new BigDecimal(text.strip());
    } catch (NumberFormatException e) {
      throw new SQLException("the text is no number", e);
    }
  }
}
