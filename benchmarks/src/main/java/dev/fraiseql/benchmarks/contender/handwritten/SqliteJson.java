package dev.fraiseql.benchmarks.contender.handwritten;

import java.sql.ResultSet;
import java.sql.SQLException;

/** From SQLite's rows. */
final class SqliteJson extends StoreJson {

  /** A text as JSON wants it. */
  @Override
  void date(ResultSet row, int column, JsonBytes out) throws SQLException {
    out.string(row.getBytes(column));
  }

  /** A double, whose nearest whole number of cents is exact. */
  @Override
  void money(ResultSet row, int column, JsonBytes out) throws SQLException {
    out.money(Math.round(row.getDouble(column) * 100));
  }
}
