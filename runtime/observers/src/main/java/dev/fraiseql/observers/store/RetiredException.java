package dev.fraiseql.observers.store;

/** A subscription is no longer registered: an operator has retired it. */
public final class RetiredException extends Exception {
  private static final long serialVersionUID = 1L;

  RetiredException(Subscription subscription) {
    super(subscription.name() + " was retired");
  }
}
