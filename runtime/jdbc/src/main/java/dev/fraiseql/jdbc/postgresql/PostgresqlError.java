package dev.fraiseql.jdbc.postgresql;

import dev.fraiseql.jdbc.RuntimeDialect.Failure;
import java.sql.SQLException;
import org.postgresql.util.PSQLException;

/** The errors of PostgreSQL that mean something to us, by their SQLSTATE. */
final class PostgresqlError {
  private static final String QUERY_CANCELED = "57014";
  private static final String TRANSACTION_TIMEOUT = "25P04";
  private static final String IDLE_IN_TRANSACTION_TIMEOUT = "25P03";
  private static final String LOCK_NOT_AVAILABLE = "55P03";
  private static final String INVALID_REGULAR_EXPRESSION = "2201B";
  private static final String CARDINALITY_VIOLATION = "21000";
  private static final String FEATURE_NOT_SUPPORTED = "0A000";

  /**
   * The class of the states in which the server ended the connection, except for QUERY_CANCELED.
   */
  private static final String OPERATOR_INTERVENTION = "57";

  private static final String CONNECTION_EXCEPTION = "08";

  private PostgresqlError() {}

  static Failure classify(SQLException failure) {
    String state = String.valueOf(failure.getSQLState());
    return switch (state) {
      case QUERY_CANCELED, TRANSACTION_TIMEOUT, IDLE_IN_TRANSACTION_TIMEOUT -> Failure.STOPPED;
      case LOCK_NOT_AVAILABLE -> Failure.LOCKED;
      case INVALID_REGULAR_EXPRESSION -> Failure.BAD_PATTERN;
      case CARDINALITY_VIOLATION -> Failure.SEVERAL_ROWS;
      case FEATURE_NOT_SUPPORTED -> isOutdated(failure) ? Failure.OUTDATED : Failure.INTERNAL;
      default ->
          state.startsWith(OPERATOR_INTERVENTION) || state.startsWith(CONNECTION_EXCEPTION)
              ? Failure.LOST
              : Failure.INTERNAL;
    };
  }

  /**
   * "Cached plan must not change result type". It is recognized by the routine that raises it,
   * since the message is in the language of the server.
   */
  private static boolean isOutdated(SQLException failure) {
    return failure instanceof PSQLException answer
        && answer.getServerErrorMessage() != null
        && "RevalidateCachedQuery".equals(answer.getServerErrorMessage().getRoutine());
  }
}
