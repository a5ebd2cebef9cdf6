package dev.fraiseql.plan.document;

import dev.fraiseql.contract.RequestException;
import java.util.List;

/** A document that does not parse or is not valid: all that is wrong with it. */
public final class DocumentException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<RequestException> errors;

  DocumentException(List<RequestException> errors) {
    super(errors.getFirst().getMessage());
    this.errors = List.copyOf(errors);
  }

  /** What is wrong, at least one thing, each with its code and, where it is known, its place. */
  public List<RequestException> errors() {
    return errors;
  }
}
