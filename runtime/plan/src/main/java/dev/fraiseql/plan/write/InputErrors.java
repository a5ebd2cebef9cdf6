package dev.fraiseql.plan.write;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.plan.bind.BadInput;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The mistakes in the inputs of a mutation field: all of them, up to a maximum. */
public final class InputErrors {
  /** The maximum, so that a large wrong input does not make a large response. */
  private static final int MAXIMUM = 100;

  private final List<RequestException> errors = new ArrayList<>();
  private @Nullable String misshapen;

  /**
   * Adds a mistake.
   *
   * @param place of the wrong value, rooted at the argument: {@code input.lines.2.quantity}
   * @param problem a sentence
   */
  public void add(String place, String problem) {
    add(place, new RequestException(ErrorCode.BAD_USER_INPUT, place + ": " + problem));
  }

  /**
   * Adds a mistake in a name or in the shape of an input, which is none of a value: where a program
   * has written the input, it is the program's.
   */
  void addShape(String place, String problem) {
    if (misshapen == null) {
      misshapen = place + ": " + problem;
    }
    add(place, problem);
  }

  /** The first mistake in a name or in the shape of an input; null if there is none. */
  public @Nullable String misshapen() {
    return misshapen;
  }

  /**
   * Adds a mistake that {@link dev.fraiseql.plan.bind.Coercion} has found in a value.
   *
   * @param place of the value
   */
  void addCoercion(String place, RequestException error) {
    add(BadInput.place(error, place), error);
  }

  private void add(String place, RequestException error) {
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
