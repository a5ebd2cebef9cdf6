package dev.fraiseql.observers.dispatch;

import dev.fraiseql.jdbc.fault.FailPoint;
import dev.fraiseql.observers.action.ActionResult;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The attempts that are running, each in a thread of its own. Their results are taken by the thread
 * of the dispatcher that starts them.
 */
final class Attempts {
  private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);

  private final Target target;
  private final Runnable listener;
  private final Queue<Ended> ended = new ConcurrentLinkedQueue<>();
  private int running;

  /** An attempt that has ended. */
  record Ended(Delivery delivery, ActionResult result) {}

  /**
   * No attempts.
   *
   * @param listener is told when one has ended, by any thread
   */
  Attempts(Target target, Runnable listener) {
    this.target = target;
    this.listener = listener;
  }

  /** The number of those whose results were not taken. */
  int running() {
    return running;
  }

  /** Starts one. */
  void start(Delivery delivery) {
    running++;
    Thread.ofVirtual()
        .start(() -> {
          ended.add(new Ended(delivery, run(delivery)));
          listener.run();
        });
  }

  /** Takes the result of one; null if none has ended. */
  @Nullable Ended poll() {
    Ended next = ended.poll();
    if (next != null) {
      running--;
    }
    return next;
  }

  /** Whether there is no result to take. */
  boolean noneEnded() {
    return ended.isEmpty();
  }

  /** Makes one in the calling thread. */
  ActionResult run(Delivery delivery) {
    try {
      ActionResult result =
          target
              .attempt()
              .run(target.delivered(delivery.event, delivery.attempt + 1, delivery.replay()));
      FailPoint.reach(FailPoint.OBSERVER_ATTEMPTED);
      return result;
    } catch (RuntimeException | Error e) {
      LOG.warn("{}.{} has failed", target.observerName(), target.action().name(), e);
      return new ActionResult.Failed(String.valueOf(e), null, false);
    }
  }
}
