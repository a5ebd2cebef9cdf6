package dev.fraiseql.benchmarks.contender.handwritten;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;

/** Reads dates and amounts of PostgreSQL, MySQL and MariaDB. */
final class ServerJson extends StoreJson {

  @Override
  void date(ResultSet row, int column, JsonBytes out) throws SQLException {
    LocalDate date = row.getObject(column, LocalDate.class);
    out.date(date.getYear(), date.getMonthValue(), date.getDayOfMonth());
  }

  /** The column's scale is 2, so the unscaled value is in cents. */
  @Override
  void money(ResultSet row, int column, JsonBytes out) throws SQLException {
    BigDecimal amount = row.getBigDecimal(column);
    out.money(amount.unscaledValue().longValue());
  }
}
