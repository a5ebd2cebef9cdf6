package dev.fraiseql.benchmarks.observers;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/** Writes events at a constant rate, whatever the time that a write takes. */
final class Pace {
  private Pace() {}

  /** A write. */
  @FunctionalInterface
  interface Write {
    void run(int number) throws IOException, InterruptedException, SQLException;
  }

  /**
   * Writes, and returns when all writes have ended.
   *
   * @throws IOException if one has failed
   */
  static void run(int events, int perSecond, Write write) throws IOException, InterruptedException {
    long begun = System.nanoTime();
    List<Future<?>> writes = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < events; i++) {
        int number = i;
        LockSupport.parkNanos(begun + i * 1_000_000_000L / perSecond - System.nanoTime());
        writes.add(
            threads.submit(() -> {
              write.run(number);
              return number;
            }));
      }
      for (Future<?> each : writes) {
        each.get();
      }
    } catch (ExecutionException e) {
      throw new IOException("A write has failed", e.getCause());
    }
  }
}
