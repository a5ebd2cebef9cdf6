package dev.fraiseql.jdbc.sqlserver;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.query.Binding;
import dev.fraiseql.jdbc.BoundStatement;
import java.util.Objects;

/** The limits of a statement on SQL Server, checked before it is sent. */
final class SqlServerLimits {
  /**
   * The server accepts 2,100 parameters. The driver uses two of them, for the statement's text and
   * for the types of its parameters.
   */
  private static final int MAX_PARAMETERS = 2_098;

  /** The maximum length of a pattern: 8,000 bytes of UTF-16. */
  private static final int MAX_PATTERN = 4_000;

  private SqlServerLimits() {}

  /**
   * Checks the number of parameters and the lengths of patterns.
   *
   * @throws RequestException LIMIT_EXCEEDED if one is above the server's maximum
   */
  static void check(BoundStatement statement) {
    int parameters = statement.bindings().size();
    if (parameters > MAX_PARAMETERS) {
      throw new RequestException(
          ErrorCode.LIMIT_EXCEEDED,
          "The database takes at most "
              + MAX_PARAMETERS
              + " values in one statement, and this one has "
              + parameters
              + "; a text counts up to three times, a list twice at most. Send fewer values.");
    }
    for (int i = 0; i < parameters; i++) {
      if (statement.bindings().get(i) instanceof Binding.Value value && isPattern(value)) {
        check((String) Objects.requireNonNull(statement.values()[i]));
      }
    }
  }

  private static boolean isPattern(Binding.Value value) {
    return switch (value.adjustment()) {
      case LIKE_TO_SETS, SETS_LIKE, SETS_ANYWHERE, SETS_START, SETS_END -> true;
      default -> false;
    };
  }

  private static void check(String pattern) {
    if (pattern.length() > MAX_PATTERN) {
      throw new RequestException(
          ErrorCode.LIMIT_EXCEEDED,
          "A text to look for is too long for the database: as a pattern it has "
              + pattern.length()
              + " characters, and the most is "
              + MAX_PATTERN
              + ". A letter in any case counts four or more.");
    }
  }
}
