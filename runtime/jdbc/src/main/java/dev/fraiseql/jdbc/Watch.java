package dev.fraiseql.jdbc;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Stops the statements of sessions that take too long. One thread looks at the few sessions that
 * are open every so often, which costs a session less than a timer of its own, and repeats a stop
 * that came before the statement had begun.
 */
final class Watch implements AutoCloseable {
  private static final Duration EVERY = Duration.ofMillis(50);

  private final LongSupplier nanoTime;
  private final Set<ReadSession> sessions = ConcurrentHashMap.newKeySet();
  private final Thread thread;

  private Watch(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    thread = Thread.ofPlatform().daemon().name("fraiseql-watch").unstarted(this::run);
  }

  static Watch start() {
    Watch watch = new Watch(System::nanoTime);
    watch.thread.start();
    return watch;
  }

  long now() {
    return nanoTime.getAsLong();
  }

  void add(ReadSession session) {
    sessions.add(session);
  }

  void remove(ReadSession session) {
    sessions.remove(session);
  }

  private void run() {
    try {
      while (true) {
        Thread.sleep(EVERY);
        look();
      }
    } catch (InterruptedException e) {
      // Closed.
    }
  }

  private void look() {
    long now = now();
    for (ReadSession session : sessions) {
      session.stopIfDue(now);
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
