package dev.fraiseql.jdbc;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Stops the statements of sessions that take too long. One thread checks the few open sessions at a
 * fixed interval, which costs a session less than a timer of its own, and repeats a stop that came
 * before its statement had begun.
 */
final class TimeoutWatcher implements AutoCloseable {
  private static final Duration INTERVAL = Duration.ofMillis(50);

  private final LongSupplier nanoTime;
  private final Set<StatementStopper> open = ConcurrentHashMap.newKeySet();
  private final Thread thread;

  private TimeoutWatcher(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    thread = Thread.ofPlatform().daemon().name("fraiseql-timeouts").unstarted(this::run);
  }

  static TimeoutWatcher start() {
    TimeoutWatcher watcher = new TimeoutWatcher(System::nanoTime);
    watcher.thread.start();
    return watcher;
  }

  long now() {
    return nanoTime.getAsLong();
  }

  void add(StatementStopper session) {
    open.add(session);
  }

  void remove(StatementStopper session) {
    open.remove(session);
  }

  private void run() {
    try {
      while (true) {
        Thread.sleep(INTERVAL);
        check();
      }
    } catch (InterruptedException e) {
      // Closed.
    }
  }

  private void check() {
    long now = now();
    for (StatementStopper session : open) {
      session.stopIfDue(now);
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
