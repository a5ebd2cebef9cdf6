package dev.fraiseql.plan.document;

import dev.fraiseql.contract.RequestException;
import java.util.List;

/** A document does not parse, is not valid or cannot be planned. Holds all of its errors. */
public final class DocumentException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<RequestException> errors;

  /** An exception with its errors, at least one. */
  public DocumentException(List<RequestException> errors) {
    super(errors.getFirst().getMessage());
    this.errors = List.copyOf(errors);
  }

  /** The errors, at least one, each with its code and, if known, its location. */
  public List<RequestException> errors() {
    return errors;
  }
}
