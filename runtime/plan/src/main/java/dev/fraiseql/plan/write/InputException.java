package dev.fraiseql.plan.write;

import dev.fraiseql.contract.RequestException;
import java.util.List;

/** The inputs of a mutation field are wrong, whatever its variables are. */
public final class InputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<RequestException> errors;

  /** An exception with its errors, at least one. */
  public InputException(List<RequestException> errors) {
    super(errors.getFirst().getMessage());
    this.errors = List.copyOf(errors);
  }

  /** The errors, each with the path of its field. */
  public List<RequestException> errors() {
    return errors;
  }
}
