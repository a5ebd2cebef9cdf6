package dev.fraiseql.benchmarks.observers;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;

/** Waits until something has come true in a database. */
final class Settled {
  private static final Duration MOST = Duration.ofMinutes(10);

  private Settled() {}

  /** What is waited for. */
  @FunctionalInterface
  interface Condition {
    boolean holds() throws SQLException, IOException, InterruptedException;
  }

  /**
   * Waits.
   *
   * @param what names it in the message of an exception
   * @throws IOException if it does not come true within ten minutes
   */
  static void await(String what, Condition condition)
      throws IOException, InterruptedException, SQLException {
    long until = System.nanoTime() + MOST.toNanos();
    while (!condition.holds()) {
      if (System.nanoTime() - until > 0) {
        throw new IOException("In vain waited for: " + what);
      }
      Thread.sleep(5);
    }
  }
}
