package dev.fraiseql.jdbc.sqlserver;

import dev.fraiseql.jdbc.RuntimeDialect;
import java.sql.SQLException;

/** The errors of SQL Server and of its driver that mean something to us, by their numbers. */
final class SqlServerError {
  static final int NO_DATABASE = 4060;
  static final int LOGIN_FAILED = 18456;

  /** What the SQLSTATE of a connection that is lost, or was never made, begins with. */
  static final String CONNECTION_EXCEPTION = "08";

  /** The driver's SQLSTATE for a cancelled statement. */
  private static final String CANCELED = "HY008";

  private static final int SUBQUERY_OF_SEVERAL_ROWS = 512;
  private static final int DEADLOCK_VICTIM = 1205;
  private static final int LOCK_TIMEOUT = 1222;

  private static final int SESSION_KILLED = 596;
  private static final int SHUTDOWN = 6005;

  /** In Azure: the database moves to another machine. */
  private static final int SERVICE_ERROR = 40197;

  private static final int DATABASE_UNAVAILABLE = 40613;

  private SqlServerError() {}

  static RuntimeDialect.Failure classify(SQLException failure) {
    String state = String.valueOf(failure.getSQLState());
    return switch (failure.getErrorCode()) {
      case DEADLOCK_VICTIM, LOCK_TIMEOUT -> RuntimeDialect.Failure.LOCKED;
      case SUBQUERY_OF_SEVERAL_ROWS -> RuntimeDialect.Failure.SEVERAL_ROWS;
      case SESSION_KILLED, SHUTDOWN, SERVICE_ERROR, DATABASE_UNAVAILABLE ->
          RuntimeDialect.Failure.LOST;
      default -> {
        if (state.equals(CANCELED)) {
          yield RuntimeDialect.Failure.STOPPED;
        }
        yield state.startsWith(CONNECTION_EXCEPTION)
            ? RuntimeDialect.Failure.LOST
            : RuntimeDialect.Failure.INTERNAL;
      }
    };
  }
}
