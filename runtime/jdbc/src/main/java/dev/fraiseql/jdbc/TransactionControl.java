package dev.fraiseql.jdbc;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds SQL that would end or divide the transaction of a session, by its first words. Further
 * statements in the same text and the bodies of procedures are not seen.
 */
public final class TransactionControl {
  /** How many words decide. */
  private static final int WORDS = 4;

  private final Pattern ending;
  private final @Nullable Pattern committing;

  /**
   * The statements of a database.
   *
   * @param ending matches the first words of statements that control transactions: in lower case,
   *     with single spaces between them
   * @param committing the same for other statements that commit the transaction as they run; null
   *     if there are none
   */
  public TransactionControl(String ending, @Nullable String committing) {
    this.ending = Pattern.compile("(?:" + ending + ")\\b");
    this.committing = committing == null ? null : Pattern.compile("(?:" + committing + ")\\b");
  }

  /** Why a session does not run a text; null if it does. */
  @Nullable String problem(String sql) {
    String problem = problem(sql, false);
    // Some databases nest comments. The text is rejected if either reading of it is.
    return problem == null ? problem(sql, true) : problem;
  }

  private @Nullable String problem(String sql, boolean nested) {
    String words = new Reader(sql, nested).words();
    if (ending.matcher(words).lookingAt()) {
      return "\""
          + words
          + "\" is not possible here: the transaction belongs to the request. To undo a part of it,"
          + " use setSavepoint() and rollback(Savepoint) of the connection; to undo all of it, throw"
          + " an exception.";
    }
    if (committing != null && committing.matcher(words).lookingAt()) {
      return "\""
          + words
          + "\" is not possible here: on this database it commits the transaction, which belongs to"
          + " the request. Run it outside of methods, on a connection of your own.";
    }
    return null;
  }

  /** Reads the first words of a text, behind and between blanks, semicolons and comments. */
  private static final class Reader {
    private final String sql;
    private final boolean nested;
    private int position;

    Reader(String sql, boolean nested) {
      this.sql = sql;
      this.nested = nested;
    }

    String words() {
      StringBuilder words = new StringBuilder();
      skip(true);
      for (int i = 0; i < WORDS; i++) {
        int start = position;
        while (position < sql.length() && isPartOfWord(sql.charAt(position))) {
          position++;
        }
        if (position == start) {
          break;
        }
        words.append(i == 0 ? "" : " ").append(sql, start, position);
        skip(false);
      }
      return words.toString().toLowerCase(Locale.ROOT);
    }

    private static boolean isPartOfWord(char c) {
      return Character.isLetterOrDigit(c) || c == '_' || c == '@' || c == '.';
    }

    private void skip(boolean semicolons) {
      while (position < sql.length()) {
        char c = sql.charAt(position);
        if (c <= ' ' || c == '\uFEFF' || (semicolons && c == ';')) {
          position++;
        } else if (c == '#' || sql.startsWith("--", position)) {
          int end = sql.indexOf('\n', position);
          position = end < 0 ? sql.length() : end + 1;
        } else if (sql.startsWith("/*!", position) || sql.startsWith("/*M!", position)) {
          // MySQL and MariaDB run what such a comment contains.
          position = sql.indexOf('!', position) + 1;
          while (position < sql.length() && Character.isDigit(sql.charAt(position))) {
            position++;
          }
        } else if (sql.startsWith("*/", position)) {
          position += 2;
        } else if (sql.startsWith("/*", position)) {
          skipComment();
        } else {
          return;
        }
      }
    }

    private void skipComment() {
      int depth = 0;
      do {
        if (sql.startsWith("*/", position)) {
          depth--;
          position += 2;
        } else if (sql.startsWith("/*", position) && (nested || depth == 0)) {
          depth++;
          position += 2;
        } else {
          position++;
        }
      } while (depth > 0 && position < sql.length());
    }
  }
}
