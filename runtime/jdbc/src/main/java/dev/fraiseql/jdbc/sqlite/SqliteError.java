package dev.fraiseql.jdbc.sqlite;

import dev.fraiseql.jdbc.RuntimeDialect.Failure;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;

/** The errors of SQLite and of our functions that mean something to us. */
final class SqliteError {
  private SqliteError() {}

  static Failure classify(SQLException failure) {
    int code = code(failure);
    if (code == SQLiteErrorCode.SQLITE_INTERRUPT.code) {
      return Failure.STOPPED;
    }
    if (code == SQLiteErrorCode.SQLITE_BUSY.code || code == SQLiteErrorCode.SQLITE_LOCKED.code) {
      return Failure.LOCKED;
    }
    String message = String.valueOf(failure.getMessage());
    if (message.contains(LimitedRegex.UNREADABLE)) {
      return Failure.BAD_PATTERN;
    }
    if (message.contains(SqliteFunctions.SEVERAL_ROWS)) {
      return Failure.SEVERAL_ROWS;
    }
    return message.contains(LimitedRegex.COSTLY) ? Failure.COSTLY_PATTERN : Failure.INTERNAL;
  }

  /** The result code of SQLite. */
  static int code(SQLException failure) {
    return failure.getErrorCode() & 0xff; // without the extended part
  }
}
