package dev.fraiseql.benchmarks.observers;

import dev.fraiseql.contract.event.RowEvent;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Creates rows of the observed application by its mutations, which capture them. */
record ObservedRows(ObserverServer server) {
  private static final int ROWS_PER_REQUEST = 1_000;
  private static final String MOMENT = "2026-01-02T03:04:05.678Z";

  /** Creates one reading, in a transaction of its own. */
  void reading(int number) throws IOException {
    server.mutate(
        "mutation ($input: ReadingCreateInput!) { createReading(input: $input) { id } }",
        Map.of("input", readingInput(number)));
  }

  /** The number of a reading. */
  static int number(RowEvent event) {
    return event.change().after().number("value").intValue();
  }

  /** Creates one parcel. */
  void parcel(int number) throws IOException {
    server.mutate(
        "mutation ($input: ParcelCreateInput!) { createParcel(input: $input) { id } }",
        Map.of("input", Map.of("label", "parcel " + number)));
  }

  void readings(int count) throws IOException {
    create("Reading", count, ObservedRows::readingInput);
  }

  void shipments(int count) throws IOException {
    create(
        "Shipment",
        count,
        number ->
            Map.of("receiver", "receiver " + number, "parcels", number % 7L, "sentAt", MOMENT));
  }

  void claims(int count) throws IOException {
    create("Claim", count, number -> Map.of("reason", "broken " + number));
  }

  private static Map<String, Object> readingInput(int number) {
    BigDecimal value = BigDecimal.valueOf(number).add(new BigDecimal("0.25"));
    return Map.of("sensor", "sensor " + number % 500, "value", value, "takenAt", MOMENT);
  }

  private void create(String type, int count, IntFunction<Map<String, Object>> input)
      throws IOException {
    String document =
        "mutation ($inputs: [%1$sCreateInput!]!) { create%1$ss(inputs: $inputs) { id } }"
            .formatted(type);
    for (int from = 0; from < count; from += ROWS_PER_REQUEST) {
      List<Map<String, Object>> inputs =
          IntStream.range(from, Math.min(count, from + ROWS_PER_REQUEST)).mapToObj(input).toList();
      server.mutate(document, Map.of("inputs", inputs));
    }
  }
}
