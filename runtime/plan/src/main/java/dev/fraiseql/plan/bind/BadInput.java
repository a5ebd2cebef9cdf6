package dev.fraiseql.plan.bind;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;

/**
 * Makes the exceptions of this package, which all say what is wrong with a value, and where it
 * stands.
 */
final class BadInput {
  private BadInput() {}

  /**
   * A wrong value.
   *
   * @param place where it stands in the request: {@code where.total.gte}
   * @param problem what is wrong with it
   */
  static RequestException at(String place, String problem) {
    return new RequestException(ErrorCode.BAD_USER_INPUT, place + ": " + problem);
  }
}
