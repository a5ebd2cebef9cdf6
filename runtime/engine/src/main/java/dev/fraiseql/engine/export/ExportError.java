package dev.fraiseql.engine.export;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;

/** Creates the errors of this package. All say where in the request the mistake is. */
final class ExportError {
  private static final int SHOWN = 60;

  private static final String GRAMMAR =
      "What is: SELECT columns or * FROM table [WHERE ..] [ORDER BY ..] [LIMIT ..] [OFFSET ..]. For"
          + " all else write GraphQL, which may stand here as well.";

  private ExportError() {}

  /** An error whose message contains the place. */
  static RequestException of(String message) {
    return new RequestException(ErrorCode.BAD_USER_INPUT, message);
  }

  /** Shortens a text from the request. */
  static String cut(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
  }

  /** A part of a statement that is not in the grammar. */
  static RequestException notUnderstood(Token token) {
    return token.error(token.shown() + " is not understood. " + GRAMMAR);
  }
}
