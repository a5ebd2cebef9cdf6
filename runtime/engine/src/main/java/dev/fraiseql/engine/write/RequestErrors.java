package dev.fraiseql.engine.write;

import dev.fraiseql.contract.RequestException;
import java.util.List;

/** The mistakes of a mutation field, all of them. */
final class RequestErrors extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<RequestException> errors;

  RequestErrors(List<RequestException> errors) {
    super(errors.getFirst().getMessage());
    this.errors = List.copyOf(errors);
  }

  List<RequestException> errors() {
    return errors;
  }
}
