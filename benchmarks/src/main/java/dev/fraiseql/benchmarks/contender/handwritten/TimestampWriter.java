package dev.fraiseql.benchmarks.contender.handwritten;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;

/** Reads and writes a moment, which has whole seconds here. */
interface Moments {

  /** Writes the value of that column, which is not null. */
  void write(ResultSet row, int column, JsonBytes out) throws SQLException;

  /** On SQLite, where the text has all but JSON's own characters in their places. */
  static void sqlite(ResultSet row, int column, JsonBytes out) throws SQLException {
    out.moment(row.getBytes(column));
  }

  /** On PostgreSQL, whose driver reads eight bytes and gives the moment in UTC. */
  static void postgresql(ResultSet row, int column, JsonBytes out) throws SQLException {
    write(row.getObject(column, OffsetDateTime.class).toLocalDateTime(), out);
  }

  /** On MySQL, whose moments have no zone and are in UTC. */
  static void mysql(ResultSet row, int column, JsonBytes out) throws SQLException {
    write(row.getObject(column, LocalDateTime.class), out);
  }

  private static void write(LocalDateTime moment, JsonBytes out) {
    out.moment(
        moment.getYear(),
        moment.getMonthValue(),
        moment.getDayOfMonth(),
        moment.getHour(),
        moment.getMinute(),
        moment.getSecond());
  }
}
