package dev.fraiseql.observers.action;

import dev.fraiseql.contract.event.DeliveredEvent;

/** Does something with events. Thread-safe. */
public interface Action extends AutoCloseable {

  /**
   * Makes one attempt, in a virtual thread of its own, which may be interrupted.
   *
   * @throws Exception if the attempt has failed and is to be repeated
   */
  ActionResult perform(DeliveredEvent event) throws Exception;

  /** Releases what it holds. */
  @Override
  default void close() {}
}
