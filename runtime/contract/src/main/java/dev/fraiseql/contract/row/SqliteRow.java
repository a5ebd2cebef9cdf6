package dev.fraiseql.contract.row;

import dev.fraiseql.contract.json.FieldError;
import dev.fraiseql.contract.value.Decimal;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A row of SQLite: booleans are numbers, decimals of few digits are numbers too and others texts,
 * lists are JSON arrays.
 */
public final class SqliteRow extends ResultRow {
  private static final double[] POWERS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
  };

  /** The most digits that survive the way through a double; decimals of more are stored as text. */
  private static final int DIGITS_OF_A_DOUBLE = 15;

  /** The least count of units that has more digits than that. */
  private static final double EXACT = 1e15;

  /** The current row of a result. */
  public SqliteRow(ResultSet result) {
    super(result);
  }

  @Override
  public boolean isNull(int position) throws SQLException {
    int64(position);
    return isNull;
  }

  @Override
  public Decimal decimal(int position, int precision, int scale) throws SQLException {
    if (precision > DIGITS_OF_A_DOUBLE) {
      return super.decimal(position, precision, scale);
    }
    double value = float64(position);
    double count = value * POWERS[scale];
    return Math.abs(count) < EXACT
        ? decimal.setLong(Math.round(count), scale)
        : decimal.setExact(exact(value), scale);
  }

  /** A number of more digits than the column is said to have, by its shortest decimal. */
  private static BigDecimal exact(double value) {
    if (!Double.isFinite(value)) {
      throw new FieldError("A number that is infinite or not a number cannot be written.");
    }
    return BigDecimal.valueOf(value);
  }
}
