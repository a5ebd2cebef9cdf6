package dev.fraiseql.observers.store;

/** Another node leads: nothing was written. */
public final class LeaseLostException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * The lease was lost.
   *
   * @param epoch that has ended
   */
  public LeaseLostException(long epoch) {
    super("another node leads since epoch " + epoch + " has ended");
  }
}
