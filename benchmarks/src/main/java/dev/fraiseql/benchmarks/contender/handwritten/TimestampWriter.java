package dev.fraiseql.benchmarks.contender.handwritten;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;

/** Writes a timestamp of whole seconds from a row. */
interface TimestampWriter {

  /** Writes the value of a column, which must not be null. */
  void write(ResultSet row, int column, JsonBytes out) throws SQLException;

  /** SQLite's text has the digits at the positions that JSON requires. */
  static void sqlite(ResultSet row, int column, JsonBytes out) throws SQLException {
    out.timestamp(row.getBytes(column));
  }

  /** PostgreSQL's driver returns timestamps in UTC. */
  static void postgresql(ResultSet row, int column, JsonBytes out) throws SQLException {
    write(row.getObject(column, OffsetDateTime.class).toLocalDateTime(), out);
  }

  /** MySQL's timestamps have no zone and are in UTC. */
  static void mysql(ResultSet row, int column, JsonBytes out) throws SQLException {
    write(row.getObject(column, LocalDateTime.class), out);
  }

  private static void write(LocalDateTime timestamp, JsonBytes out) {
    out.timestamp(
        timestamp.getYear(),
        timestamp.getMonthValue(),
        timestamp.getDayOfMonth(),
        timestamp.getHour(),
        timestamp.getMinute(),
        timestamp.getSecond());
  }
}
