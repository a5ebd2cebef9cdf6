package dev.fraiseql.benchmarks.observers;

import java.util.List;

/**
 * A library with its settings.
 *
 * @param threads how many deliveries it makes at once; FraiseQL's is that of the observer
 */
record Contender(Library library, int threads) {
  /** The default of an observer. */
  private static final int CONCURRENCY = 8;

  /** In the order of a round. */
  static final List<Contender> ALL =
      List.of(
          new Contender(Library.FRAISEQL, CONCURRENCY),
          new Contender(Library.DB_SCHEDULER, 8),
          new Contender(Library.DB_SCHEDULER, 32),
          new Contender(Library.TRANSACTION_OUTBOX, 8),
          new Contender(Library.TRANSACTION_OUTBOX, 32));

  /** The name in tables. */
  String shown() {
    return library == Library.FRAISEQL
        ? library.shown()
        : library.shown() + ", " + threads + " threads";
  }
}
