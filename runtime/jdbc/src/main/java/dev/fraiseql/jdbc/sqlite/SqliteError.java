package dev.fraiseql.jdbc.sqlite;

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
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

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

  /** The columns that a message ends with: {@code UNIQUE constraint failed: users.a, users.b)}. */
  private static final Pattern COLUMNS = Pattern.compile("constraint failed: ([^)]+)\\)?$");

  static Optional<ConstraintViolation> violation(SQLException failure) {
    String message = String.valueOf(failure.getMessage());
    if (message.contains(SqliteFunctions.OUT_OF_RANGE)) {
      return Optional.of(ConstraintViolation.of(Kind.RANGE));
    }
    if (!(failure instanceof SQLiteException answer)) {
      return Optional.empty();
    }
    return Optional.ofNullable(
        switch (answer.getResultCode()) {
          case SQLITE_CONSTRAINT_UNIQUE, SQLITE_CONSTRAINT_PRIMARYKEY, SQLITE_CONSTRAINT_ROWID ->
              ConstraintViolation.of(Kind.UNIQUE, columns(message));
          case SQLITE_CONSTRAINT_FOREIGNKEY -> ConstraintViolation.of(Kind.FOREIGN_KEY);
          case SQLITE_CONSTRAINT_NOTNULL -> ConstraintViolation.of(Kind.NOT_NULL, columns(message));
          case SQLITE_CONSTRAINT_CHECK ->
              ConstraintViolation.named(Kind.CHECK, constraint(message));
          case SQLITE_TOOBIG -> ConstraintViolation.of(Kind.RANGE);
          default -> null;
        });
  }

  private static @Nullable String constraint(String message) {
    Matcher found = COLUMNS.matcher(message);
    return found.find() ? found.group(1) : null;
  }

  private static List<String> columns(String message) {
    Matcher found = COLUMNS.matcher(message);
    return found.find()
        ? Arrays.stream(found.group(1).split(", ", -1))
            .map(column -> column.substring(column.lastIndexOf('.') + 1))
            .toList()
        : List.of();
  }

  static boolean isUnknownSavepoint(SQLException failure) {
    return String.valueOf(failure.getMessage()).contains("no such savepoint");
  }

  /** The result code of SQLite. */
  static int code(SQLException failure) {
    return failure.getErrorCode() & 0xff; // without the extended part
  }
}
