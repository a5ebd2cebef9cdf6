package dev.fraiseql.benchmarks.contender.handwritten;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads dates and amounts of SQLite. */
final class SqliteJson extends StoreJson {

  /** The column is a text in JSON's format. */
  @Override
  void date(ResultSet row, int column, JsonBytes out) throws SQLException {
    out.string(row.getBytes(column));
  }

  /** The column is a double, which rounds to the exact number of cents. */
  @Override
  void money(ResultSet row, int column, JsonBytes out) throws SQLException {
    out.money(Math.round(row.getDouble(column) * 100));
  }
}
