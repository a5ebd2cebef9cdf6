package dev.fraiseql.engine.arrow;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import java.util.List;

/** Checks the root fields of queries that are to be streamed. */
final class StreamRoots {
  private StreamRoots() {}

  /**
   * The one root field of a query.
   *
   * @throws RequestException BAD_USER_INPUT if there are more
   */
  static <R> R only(List<R> roots) {
    if (roots.size() != 1) {
      throw new RequestException(
          ErrorCode.BAD_USER_INPUT,
          "A stream has one root field, and this operation has "
              + roots.size()
              + ". Ask for each in a ticket of its own.");
    }
    return roots.getFirst();
  }

  /** The error for a root field that has no rows. */
  static RequestException notStreamed(String name) {
    return new RequestException(
        ErrorCode.BAD_USER_INPUT,
        name + " cannot be streamed: ask for a list, a row or a count. GetSchema describes types.");
  }
}
