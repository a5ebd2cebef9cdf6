package dev.fraiseql.jdbc.sqlserver;

import dev.fraiseql.jdbc.ConstraintViolation;
import dev.fraiseql.jdbc.ConstraintViolation.Kind;
import dev.fraiseql.jdbc.RuntimeDialect;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

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

  private static final int DUPLICATE_KEY = 2627;
  private static final int DUPLICATE_IN_INDEX = 2601;
  private static final int CONFLICTS_WITH_CONSTRAINT = 547;
  private static final int NULL_VALUE = 515;
  private static final int TRUNCATED = 2628;
  private static final int TRUNCATED_UNNAMED = 8152;
  private static final int OVERFLOW = 8115;

  private static final Pattern QUOTED = Pattern.compile("['\"]([^'\"]+)['\"]");
  private static final Pattern INDEX = Pattern.compile("unique index '([^']+)'");

  private SqlServerError() {}

  static Optional<ConstraintViolation> violation(SQLException failure) {
    String message = String.valueOf(failure.getMessage());
    return Optional.ofNullable(
        switch (failure.getErrorCode()) {
          case DUPLICATE_KEY -> ConstraintViolation.named(Kind.UNIQUE, found(QUOTED, message));
          case DUPLICATE_IN_INDEX -> ConstraintViolation.named(Kind.UNIQUE, found(INDEX, message));
          case CONFLICTS_WITH_CONSTRAINT ->
              ConstraintViolation.named(
                  message.contains("CHECK") ? Kind.CHECK : Kind.FOREIGN_KEY,
                  found(QUOTED, message));
          case NULL_VALUE -> {
            @Nullable String column = found(QUOTED, message);
            yield ConstraintViolation.of(
                Kind.NOT_NULL, column == null ? List.of() : List.of(column));
          }
          case TRUNCATED, TRUNCATED_UNNAMED, OVERFLOW -> ConstraintViolation.of(Kind.RANGE);
          default -> null;
        });
  }

  private static @Nullable String found(Pattern pattern, String message) {
    Matcher found = pattern.matcher(message);
    return found.find() ? found.group(1) : null;
  }

  static boolean isConflict(SQLException failure) {
    return failure.getErrorCode() == DEADLOCK_VICTIM || failure.getErrorCode() == LOCK_TIMEOUT;
  }

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
