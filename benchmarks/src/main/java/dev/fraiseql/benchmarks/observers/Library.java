package dev.fraiseql.benchmarks.observers;

/** What delivers: ours, and libraries that do the same from a table of their own. */
enum Library {
  FRAISEQL("FraiseQL"),
  DB_SCHEDULER("db-scheduler"),
  TRANSACTION_OUTBOX("transaction-outbox");

  private final String shown;

  Library(String shown) {
    this.shown = shown;
  }

  /** The name in tables. */
  String shown() {
    return shown;
  }

  /** Whether it runs on a database without code of one's own. */
  boolean runsOn(String product) {
    return this == FRAISEQL || !product.equals("sqlite");
  }
}
