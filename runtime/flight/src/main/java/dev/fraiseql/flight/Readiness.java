package dev.fraiseql.flight;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.arrow.flight.FlightProducer.ServerStreamListener;
import org.jspecify.annotations.Nullable;

/**
 * Lets the thread that fills a stream wait until its client has room for more.
 *
 * <p>Made within {@code getStream}, where gRPC wants its handlers set; waited for on another
 * thread, because the ready handler is queued behind {@code getStream} itself.
 */
final class Readiness {
  private final ServerStreamListener listener;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private boolean cancelled;
  private boolean stopped;
  private @Nullable Runnable onCancel;

  /** How a wait ended. */
  enum Outcome {
    READY,
    CANCELLED,
    STOPPED,
    TIMED_OUT
  }

  Readiness(ServerStreamListener listener) {
    this.listener = listener;
    listener.setOnReadyHandler(this::signal);
    listener.setOnCancelHandler(this::cancel);
  }

  /** Waits until the client takes more, or will take nothing more, but no longer than that. */
  Outcome await(Duration atMost) throws InterruptedException {
    long left = atMost.toNanos();
    // Interruptibly even if there is nothing to wait for: a fast client must not outlive the
    // server.
    lock.lockInterruptibly();
    try {
      while (true) {
        if (cancelled || listener.isCancelled()) {
          return Outcome.CANCELLED;
        }
        if (stopped) {
          return Outcome.STOPPED;
        }
        if (listener.isReady()) {
          return Outcome.READY;
        }
        if (left <= 0) {
          return Outcome.TIMED_OUT;
        }
        // In steps, so that a signal lost between the two checks and the wait costs a second and
        // not the stream.
        long step = Math.min(left, TimeUnit.SECONDS.toNanos(1));
        left -= step - Math.max(0, changed.awaitNanos(step));
      }
    } finally {
      lock.unlock();
    }
  }

  /** Ends all waiting: the stream is not to go on, though its client would take more. */
  void stop() {
    lock.lock();
    try {
      stopped = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** What is to be done, on whatever thread, when the client goes; at once if it has gone. */
  void onCancel(Runnable action) {
    boolean late;
    lock.lock();
    try {
      onCancel = action;
      late = cancelled;
    } finally {
      lock.unlock();
    }
    if (late) {
      action.run();
    }
  }

  boolean isCancelled() {
    lock.lock();
    try {
      return cancelled || listener.isCancelled();
    } finally {
      lock.unlock();
    }
  }

  private void signal() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void cancel() {
    @Nullable Runnable action;
    lock.lock();
    try {
      cancelled = true;
      action = onCancel;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    if (action != null) {
      action.run();
    }
  }
}
