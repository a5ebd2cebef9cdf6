package dev.fraiseql.benchmarks.observers;

/** The event that a contender stores and its action gets: as long as the row of one of ours. */
final class EventBody {
  private static final String HEAD = "{\"id\":\"";

  private EventBody() {}

  /** The event of a number. */
  static String of(int number) {
    return HEAD
        + "%s\",\"sensor\":\"sensor %s\",\"value\":%s.25,\"takenAt\":\"2026-01-02T03:04:05.678Z\"}"
            .formatted(number, number % 500, number);
  }

  /** The number of an event. */
  static int number(String event) {
    return Integer.parseInt(event.substring(HEAD.length(), event.indexOf('"', HEAD.length())));
  }
}
