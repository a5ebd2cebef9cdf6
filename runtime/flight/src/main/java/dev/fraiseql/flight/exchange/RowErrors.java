package dev.fraiseql.flight.exchange;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;

/** Creates the errors of rows that clients send. */
final class RowErrors {
  private RowErrors() {}

  /**
   * The problem of a value, whose place is added where it is known.
   *
   * @param problem a sentence
   */
  static RequestException problem(String problem) {
    return new RequestException(ErrorCode.BAD_USER_INPUT, problem);
  }
}
