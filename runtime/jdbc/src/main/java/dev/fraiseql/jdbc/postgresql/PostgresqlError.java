package dev.fraiseql.jdbc.postgresql;

import dev.fraiseql.jdbc.ConstraintViolation;
import dev.fraiseql.jdbc.ConstraintViolation.Kind;
import dev.fraiseql.jdbc.RuntimeDialect.Failure;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

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

  private static final String UNIQUE_VIOLATION = "23505";
  private static final String FOREIGN_KEY_VIOLATION = "23503";
  private static final String RESTRICT_VIOLATION = "23001";
  private static final String NOT_NULL_VIOLATION = "23502";
  private static final String CHECK_VIOLATION = "23514";
  private static final String STRING_TOO_LONG = "22001";
  private static final String NUMBER_OUT_OF_RANGE = "22003";
  private static final String SERIALIZATION_FAILURE = "40001";
  private static final String DEADLOCK = "40P01";
  private static final String NO_SUCH_SAVEPOINT = "3B001";

  /** The columns in a detail: {@code Key (a, b)=(1, 2) already exists.} */
  private static final Pattern KEY_OF_DETAIL =
      Pattern.compile("\\(([^()=]+)\\)=\\((.*)\\)", Pattern.DOTALL);

  private PostgresqlError() {}

  static Optional<ConstraintViolation> violation(SQLException failure) {
    @Nullable Kind kind =
        switch (String.valueOf(failure.getSQLState())) {
          case UNIQUE_VIOLATION -> Kind.UNIQUE;
          case FOREIGN_KEY_VIOLATION, RESTRICT_VIOLATION -> Kind.FOREIGN_KEY;
          case NOT_NULL_VIOLATION -> Kind.NOT_NULL;
          case CHECK_VIOLATION -> Kind.CHECK;
          case STRING_TOO_LONG, NUMBER_OUT_OF_RANGE -> Kind.RANGE;
          default -> null;
        };
    if (kind == null) {
      return Optional.empty();
    }
    @Nullable ServerErrorMessage message =
        failure instanceof PSQLException answer ? answer.getServerErrorMessage() : null;
    return Optional.of(
        message == null
            ? ConstraintViolation.of(kind)
            : new ConstraintViolation(
                kind,
                message.getConstraint(),
                columns(message),
                values(message),
                message.getTable()));
  }

  private static List<String> columns(ServerErrorMessage message) {
    @Nullable String column = message.getColumn();
    if (column != null) {
      return List.of(column);
    }
    Matcher key = KEY_OF_DETAIL.matcher(String.valueOf(message.getDetail()));
    return key.find()
        ? Arrays.stream(key.group(1).split(", ", -1)).map(PostgresqlError::unquoted).toList()
        : List.of();
  }

  private static List<String> values(ServerErrorMessage message) {
    Matcher key = KEY_OF_DETAIL.matcher(String.valueOf(message.getDetail()));
    return key.find() ? List.of(key.group(2).split(", ", -1)) : List.of();
  }

  private static String unquoted(String name) {
    return name.length() > 1 && name.startsWith("\"")
        ? name.substring(1, name.length() - 1).replace("\"\"", "\"")
        : name;
  }

  static boolean isUnknownSavepoint(SQLException failure) {
    return NO_SUCH_SAVEPOINT.equals(failure.getSQLState());
  }

  static boolean isConflict(SQLException failure) {
    String state = String.valueOf(failure.getSQLState());
    return state.equals(SERIALIZATION_FAILURE) || state.equals(DEADLOCK);
  }

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
