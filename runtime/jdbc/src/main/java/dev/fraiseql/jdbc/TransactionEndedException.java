package dev.fraiseql.jdbc;

/** The transaction of a request has ended within an author's method. */
public final class TransactionEndedException extends Exception {
  private static final long serialVersionUID = 1L;

  TransactionEndedException(Throwable cause) {
    super(
        "The transaction of the request has ended before the method: by SQL that commits or rolls"
            + " back behind another statement, in a procedure or implicitly, or by a failure that"
            + " the method has caught. What was committed stays; nothing else of the request is"
            + " written.",
        cause);
  }
}
