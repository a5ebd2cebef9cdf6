package dev.fraiseql.observers.admin;

/** What an operator asks for is not possible: the message says why, in one line. */
public final class AdministrationException extends Exception {
  private static final long serialVersionUID = 1L;

  AdministrationException(String message) {
    super(message);
  }
}
