package dev.fraiseql.jdbc.mysql;

import dev.fraiseql.jdbc.ConstraintViolation;
import dev.fraiseql.jdbc.ConstraintViolation.Kind;
import dev.fraiseql.jdbc.RuntimeDialect;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

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

  private static final int DEADLOCK = 1213;
  private static final int NO_SUCH_SAVEPOINT = 1305;
  private static final int DUPLICATE = 1062;
  private static final int NULL_VALUE = 1048;
  private static final int NO_DEFAULT = 1364;
  private static final int CHILD_EXISTS = 1451;
  private static final int NO_PARENT = 1452;
  private static final int MYSQL_CHECK = 3819;
  private static final int MARIADB_CHECK = 4025;
  private static final int TOO_LONG = 1406;
  private static final int OUT_OF_RANGE = 1264;
  private static final int OUT_OF_RANGE_IN_EXPRESSION = 1690;

  private static final Pattern FOREIGN_KEY =
      Pattern.compile("CONSTRAINT `([^`]+)` FOREIGN KEY \\(([^)]+)\\)");
  private static final Pattern TABLE = Pattern.compile("\\(`[^`]+`\\.`([^`]+)`, CONSTRAINT");
  private static final Pattern QUOTED = Pattern.compile("['`]([^'`]+)['`]");

  /** The key at the end of a message: {@code Duplicate entry '1-2' for key 'users.name'}. */
  private static final Pattern DUPLICATE_KEY = Pattern.compile("for key '(?:[^']*\\.)?([^'.]+)'");

  private MysqlError() {}

  static boolean isUnknownSavepoint(SQLException failure) {
    return failure.getErrorCode() == NO_SUCH_SAVEPOINT;
  }

  static Optional<ConstraintViolation> violation(SQLException failure) {
    String message = String.valueOf(failure.getMessage());
    return Optional.ofNullable(
        switch (failure.getErrorCode()) {
          case DUPLICATE -> ConstraintViolation.named(Kind.UNIQUE, found(DUPLICATE_KEY, message));
          case CHILD_EXISTS, NO_PARENT -> foreignKey(message);
          case NULL_VALUE, NO_DEFAULT -> ofColumn(Kind.NOT_NULL, message);
          case MYSQL_CHECK, MARIADB_CHECK ->
              ConstraintViolation.named(Kind.CHECK, found(QUOTED, message));
          case TOO_LONG, OUT_OF_RANGE -> ofColumn(Kind.RANGE, message);
          case OUT_OF_RANGE_IN_EXPRESSION -> ConstraintViolation.of(Kind.RANGE);
          default -> null;
        });
  }

  private static ConstraintViolation foreignKey(String message) {
    Matcher found = FOREIGN_KEY.matcher(message);
    return found.find()
        ? new ConstraintViolation(
            Kind.FOREIGN_KEY,
            found.group(1),
            Arrays.stream(found.group(2).split(", ", -1))
                .map(name -> name.replace("`", ""))
                .toList(),
            List.of(),
            found(TABLE, message))
        : ConstraintViolation.of(Kind.FOREIGN_KEY);
  }

  private static ConstraintViolation ofColumn(Kind kind, String message) {
    @Nullable String column = found(QUOTED, message);
    return ConstraintViolation.of(kind, column == null ? List.of() : List.of(column));
  }

  private static @Nullable String found(Pattern pattern, String message) {
    Matcher found = pattern.matcher(message);
    return found.find() ? found.group(1) : null;
  }

  static boolean isConflict(SQLException failure) {
    return failure.getErrorCode() == DEADLOCK || failure.getErrorCode() == LOCK_WAIT_TIMEOUT;
  }

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
