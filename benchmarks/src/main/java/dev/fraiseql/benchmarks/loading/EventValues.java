package dev.fraiseql.benchmarks.loading;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The row of one number, the same that {@code EventRows} computes in a database.
 *
 * @param micros when it happened, in microseconds since 1970
 * @param cents a hundred times the amount
 */
record EventValues(
    long id,
    long micros,
    String kind,
    int userId,
    int cents,
    double score,
    boolean mobile,
    @Nullable String note) {
  private static final long BEGIN = 1_577_836_800_000_000L;
  private static final String[] KINDS = {"VIEW", "CLICK", "PURCHASE", "REFUND"};

  /** The row of a number from 1. */
  static EventValues of(long number) {
    long x = number * 48_271 % 2_147_483_647;
    return new EventValues(
        number,
        BEGIN + number * 19_000_007,
        KINDS[(int) (x % 4)],
        (int) (x % 100_000),
        (int) (x % 1_000_000),
        x / 7.0,
        number % 3 == 0,
        number % 4 == 0 ? null : "note " + x + " of " + x % 1_000);
  }

  /** The row as JSON, as an entry of the outbox has it. */
  String json() {
    StringBuilder json = new StringBuilder(200);
    json.append("{\"id\":\"").append(id);
    json.append("\",\"happenedAt\":\"").append(Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
    json.append("\",\"kind\":\"").append(kind);
    json.append("\",\"userId\":").append(userId);
    json.append(",\"amount\":").append(cents / 100).append('.');
    json.append(cents / 10 % 10).append(cents % 10);
    json.append(",\"score\":").append(score);
    json.append(",\"mobile\":").append(mobile);
    json.append(",\"note\":");
    if (note == null) {
      json.append("null");
    } else {
      json.append('"').append(note).append('"');
    }
    return json.append('}').toString();
  }
}
