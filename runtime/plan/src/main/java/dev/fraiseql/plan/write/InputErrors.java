package dev.fraiseql.plan.write;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import java.util.ArrayList;
import java.util.List;

/** The mistakes in the inputs of a mutation field: all of them, up to a maximum. */
public final class InputErrors {
  /** The maximum, so that a large wrong input does not make a large response. */
  private static final int MAXIMUM = 100;

  private final List<RequestException> errors = new ArrayList<>();

  /**
   * Adds a mistake.
   *
   * @param place of the wrong value, rooted at the argument: {@code input.lines.2.quantity}
   * @param problem a sentence
   */
  public void add(String place, String problem) {
    add(place, new RequestException(ErrorCode.BAD_USER_INPUT, place + ": " + problem));
  }

  /** Adds a mistake that is an exception already. */
  void add(String place, RequestException error) {
    if (errors.size() < MAXIMUM) {
      errors.add(error.with("field", place));
    }
  }

  /** The mistakes, in the order of the request. */
  public List<RequestException> list() {
    return List.copyOf(errors);
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return errors.isEmpty();
  }
}
