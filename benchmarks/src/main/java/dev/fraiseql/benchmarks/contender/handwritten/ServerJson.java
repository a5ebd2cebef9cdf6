package dev.fraiseql.benchmarks.contender.handwritten;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;

/** From the rows of PostgreSQL, MySQL and MariaDB. */
final class ServerJson extends StoreJson {

  @Override
  void date(ResultSet row, int column, JsonBytes out) throws SQLException {
    LocalDate date = row.getObject(column, LocalDate.class);
    out.date(date.getYear(), date.getMonthValue(), date.getDayOfMonth());
  }

  /** A number of ten digits, two of them decimals, which always has two decimals. */
  @Override
  void money(ResultSet row, int column, JsonBytes out) throws SQLException {
    BigDecimal amount = row.getBigDecimal(column);
    out.money(amount.unscaledValue().longValue());
  }
}
