package dev.fraiseql.benchmarks.loading;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

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

  /**
   * The contender of that name on the command line.
   *
   * @throws IllegalArgumentException if there is none
   */
  static LoadContender of(String option) {
    return Arrays.stream(values())
        .filter(each -> each.option().equals(option))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "Unknown contender: "
                    + option
                    + ". There are "
                    + String.join(", ", options())
                    + "."));
  }

  /** The names on the command line. */
  static List<String> options() {
    return Arrays.stream(values()).map(LoadContender::option).toList();
  }

  private String option() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
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
