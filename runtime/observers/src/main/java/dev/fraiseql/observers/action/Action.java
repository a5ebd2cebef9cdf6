package dev.fraiseql.observers.action;

import dev.fraiseql.contract.event.DeliveredEvent;

/** Does something with events. Thread-safe. */
public interface Action extends AutoCloseable {

  /**
   * Makes one attempt, in a thread of its own, which is interrupted at the timeout.
   *
   * @param accepted may be called before it returns, when the event is delivered whatever happens
   *     later in the attempt, its timeout included
   * @throws Exception if the attempt has failed and is to be repeated
   */
  ActionResult perform(DeliveredEvent event, Runnable accepted) throws Exception;

  /**
   * Whether it runs code that may keep its thread busy, or block the carrier of a virtual thread,
   * so that it needs a thread of the platform.
   */
  default boolean needsPlatformThread() {
    return false;
  }

  /** Releases what it holds. */
  @Override
  default void close() {}
}
