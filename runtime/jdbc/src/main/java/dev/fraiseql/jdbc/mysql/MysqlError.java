package dev.fraiseql.jdbc.mysql;

import dev.fraiseql.jdbc.RuntimeDialect;
import java.sql.SQLException;

/** The errors of MySQL and MariaDB that mean something to us, by their numbers. */
final class MysqlError {
  static final int TOO_MANY_CONNECTIONS = 1040;
  static final int DATABASE_ACCESS_DENIED = 1044;
  static final int ACCESS_DENIED = 1045;
  static final int NO_DATABASE = 1049;
  static final int SHUTDOWN = 1053;
  static final int TABLE_ACCESS_DENIED = 1142;

  private static final int LOCK_WAIT_TIMEOUT = 1205;
  private static final int MYSQL_LOCK_NOWAIT = 3572;

  private static final int CONNECTION_KILLED = 1927;

  /** What the SQLSTATE of a lost connection begins with. */
  private static final String CONNECTION_EXCEPTION = "08";

  private static final int SUBQUERY_OF_SEVERAL_ROWS = 1242;
  private static final int QUERY_INTERRUPTED = 1317;
  private static final int MARIADB_TIMEOUT = 1969;
  private static final int MYSQL_TIMEOUT = 3024;

  private static final int MARIADB_PATTERN = 1139;
  private static final int MYSQL_FIRST_OF_PATTERN = 3684;
  private static final int MYSQL_PATTERN_STACK = 3698;
  private static final int MYSQL_PATTERN_TIME = 3699;
  private static final int MYSQL_PATTERN_SIZE = 3700;

  private MysqlError() {}

  static RuntimeDialect.Failure classify(SQLException failure) {
    int code = failure.getErrorCode();
    return switch (code) {
      case QUERY_INTERRUPTED, MARIADB_TIMEOUT, MYSQL_TIMEOUT -> RuntimeDialect.Failure.STOPPED;
      case MYSQL_PATTERN_STACK, MYSQL_PATTERN_TIME, MYSQL_PATTERN_SIZE ->
          RuntimeDialect.Failure.COSTLY_PATTERN;
      case LOCK_WAIT_TIMEOUT, MYSQL_LOCK_NOWAIT -> RuntimeDialect.Failure.LOCKED;
      case SUBQUERY_OF_SEVERAL_ROWS -> RuntimeDialect.Failure.SEVERAL_ROWS;
      case SHUTDOWN, CONNECTION_KILLED -> RuntimeDialect.Failure.LOST;
      // One code for all errors of PCRE.
      case MARIADB_PATTERN ->
          String.valueOf(failure.getMessage()).contains("too large")
              ? RuntimeDialect.Failure.COSTLY_PATTERN
              : RuntimeDialect.Failure.BAD_PATTERN;
      default -> {
        if (code >= MYSQL_FIRST_OF_PATTERN && code < MYSQL_PATTERN_STACK) {
          yield RuntimeDialect.Failure.BAD_PATTERN;
        }
        yield String.valueOf(failure.getSQLState()).startsWith(CONNECTION_EXCEPTION)
            ? RuntimeDialect.Failure.LOST
            : RuntimeDialect.Failure.INTERNAL;
      }
    };
  }
}
