package dev.fraiseql.observers.action.policy;

import dev.fraiseql.contract.event.DeliveredEvent;
import dev.fraiseql.observers.action.Action;
import dev.fraiseql.observers.action.ActionResult;
import dev.fraiseql.observers.action.text.Reason;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs the attempts of an action with a timeout. At the timeout its thread is interrupted, and left
 * behind if it goes on nevertheless. Thread-safe.
 */
final class TimedCall {
  private final Action action;
  private final Duration timeout;
  private final Executor threads;
  private final AtomicInteger abandoned = new AtomicInteger();

  TimedCall(Action action, Duration timeout, Executor threads) {
    this.action = action;
    this.timeout = timeout;
    this.threads = threads;
  }

  /**
   * Makes one attempt. An exception and the timeout are failures. After the event was accepted, the
   * attempt is done whatever follows.
   */
  ActionResult run(DeliveredEvent event) {
    AtomicBoolean accepted = new AtomicBoolean();
    ActionResult result = run(event, accepted);
    return accepted.get() && result instanceof ActionResult.Failed
        ? new ActionResult.Done()
        : result;
  }

  private ActionResult run(DeliveredEvent event, AtomicBoolean accepted) {
    Attempt attempt = new Attempt(event, accepted);
    try {
      threads.execute(attempt);
      return attempt.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException _) {
      attempt.abandon();
      return new ActionResult.Failed("no result within " + timeout);
    } catch (InterruptedException _) {
      attempt.abandon();
      Thread.currentThread().interrupt();
      return new ActionResult.Failed("interrupted", null, false);
    } catch (ExecutionException e) {
      return new ActionResult.Failed(Reason.of(e.getCause() == null ? e : e.getCause()));
    } catch (RejectedExecutionException | OutOfMemoryError e) { // no thread
      return new ActionResult.Failed(Reason.of(e));
    }
  }

  /** The number of attempts that have not ended, although their time is over. */
  int abandoned() {
    return abandoned.get();
  }

  /** One attempt in its thread. */
  private final class Attempt extends FutureTask<ActionResult> {
    private static final int RUNNING = 0;
    private static final int ENDED = 1;
    private static final int ABANDONED = 2;

    private final AtomicInteger state = new AtomicInteger(RUNNING);

    Attempt(DeliveredEvent event, AtomicBoolean accepted) {
      super(() -> action.perform(event, () -> accepted.set(true)));
    }

    @Override
    public void run() {
      super.run();
      if (state.getAndSet(ENDED) == ABANDONED) {
        abandoned.decrementAndGet();
      }
    }

    /** Interrupts it, and counts it until it has ended. */
    void abandon() {
      abandoned.incrementAndGet();
      if (!state.compareAndSet(RUNNING, ABANDONED)) {
        abandoned.decrementAndGet();
      }
      cancel(true);
    }
  }
}
