package dev.fraiseql.engine.export;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;

/** Makes the exceptions of this package, which all say where in the request the mistake is. */
final class ExportError {
  private static final int SHOWN = 60;

  private ExportError() {}

  /** A mistake that the message places by itself. */
  static RequestException of(String message) {
    return new RequestException(ErrorCode.BAD_USER_INPUT, message);
  }

  /** The beginning of a text that may be of any length. */
  static String cut(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
  }
}
