package dev.fraiseql.benchmarks.loading;

/** One of the compared ways to load rows. */
enum LoadContender {
  ADBC("ADBC in Python", false, true),
  UNCAPTURED("FraiseQL", false, false),
  CAPTURED("FraiseQL with capture", true, false),
  HAND_WRITTEN("hand-written with capture", true, true);

  private final String shown;
  private final boolean captured;
  private final boolean onPostgresqlOnly;

  LoadContender(String shown, boolean captured, boolean onPostgresqlOnly) {
    this.shown = shown;
    this.captured = captured;
    this.onPostgresqlOnly = onPostgresqlOnly;
  }

  /** The name in tables. */
  String shown() {
    return shown;
  }

  /** Whether it also writes an entry of the outbox for each row. */
  boolean captured() {
    return captured;
  }

  /** The table that it loads. */
  String table() {
    return captured ? "recorded_events" : "events";
  }

  /** Whether it can load a database. */
  boolean loads(String product) {
    return !onPostgresqlOnly || product.equals("postgresql");
  }
}
