package dev.fraiseql.flight.stream;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.arrow.flight.FlightProducer.ServerStreamListener;
import org.jspecify.annotations.Nullable;

/**
 * Waits until the client of a stream is ready for more.
 *
 * <p>Create it within {@code getStream}, where gRPC allows handlers to be set, and wait on another
 * thread: gRPC runs the ready handler only after {@code getStream} has returned.
 */
public final class Readiness {
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

  /** Sets the handlers of a listener. */
  public Readiness(ServerStreamListener listener) {
    this.listener = listener;
    listener.setOnReadyHandler(this::signal);
    listener.setOnCancelHandler(this::cancel);
  }

  /** Waits until the client is ready, cancels, or the timeout passes. */
  Outcome await(Duration timeout) throws InterruptedException {
    long left = timeout.toNanos();
    // Interruptible even if the client is ready: a fast client must not keep the server running.
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
        // In steps: a signal that comes between the checks and the wait is lost, and must cost at
        // most a second.
        long step = Math.min(left, TimeUnit.SECONDS.toNanos(1));
        left -= step - Math.max(0, changed.awaitNanos(step));
      }
    } finally {
      lock.unlock();
    }
  }

  /** Ends all waiting because the stream must stop, although its client may be ready. */
  void stop() {
    lock.lock();
    try {
      stopped = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Sets what to run, on any thread, when the client cancels; at once if it has cancelled. */
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
