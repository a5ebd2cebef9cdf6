package dev.fraiseql.faults;

import dev.fraiseql.contract.json.JsonDocument;
import dev.fraiseql.faults.app.ParcelSent;
import dev.fraiseql.faults.check.Evidence;
import dev.fraiseql.jdbc.DatabaseAddress;
import dev.fraiseql.jdbc.SetupConnections;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Reads what a run has left behind in a database, and in a sink. */
final class EvidenceReader {
  private EvidenceReader() {}

  /**
   * Reads it.
   *
   * @param failed how many transactions of the driver have failed
   * @param takeovers the times at which epochs began, in milliseconds
   */
  static Evidence read(DatabaseAddress address, Sink sink, long failed, Map<Long, Long> takeovers)
      throws SQLException {
    try (Connection connection = SetupConnections.open(address)) {
      List<Evidence.Entry> outbox =
          rows(
              connection,
              "select id, event_id, entity_type, entity_key from fq_outbox order by id",
              row ->
                  new Evidence.Entry(
                      row.getLong(1), row.getString(2), row.getString(3), row.getString(4)));
      List<Evidence.Settled> ledger =
          rows(
              connection,
              "select o.observer, d.outbox_id, d.state, d.epoch, d.settled_at from fq_delivery d join"
                  + " fq_observer o on o.id = d.observer_id",
              row ->
                  new Evidence.Settled(
                      row.getString(1),
                      row.getLong(2),
                      row.getString(3),
                      row.getLong(4),
                      millis(row.getString(5))));
      List<Evidence.Counters> counters =
          rows(
              connection,
              "select observer, captured, done + skipped + dead from fq_observer",
              row -> new Evidence.Counters(row.getString(1), row.getLong(2), row.getLong(3)));
      Map<String, Long> accounts = new HashMap<>();
      rows(
          connection,
          "select id, balance from accounts",
          row -> accounts.put(row.getString(1), row.getLong(2)));
      Map<String, String> journals = new HashMap<>();
      rows(
          connection,
          "select id, entries from journals",
          row -> journals.put(row.getString(1), row.getString(2)));
      Set<String> undeliverable =
          new HashSet<>(
              rows(
                  connection,
                  "select id from parcels where contents <> '" + ParcelSent.FINE + "'",
                  row -> row.getString(1)));
      Set<String> dead =
          new HashSet<>(
              rows(connection, "select event_id from fq_dead_letter", row -> row.getString(1)));
      return new Evidence(
          failed,
          outbox,
          sink.received().stream().map(EvidenceReader::delivered).toList(),
          ledger,
          number(connection, "select count(*) from fq_unsettled"),
          counters,
          accounts,
          journals,
          undeliverable,
          dead,
          number(connection, "select max(epoch) from fq_lease"),
          takeovers);
    }
  }

  /** Whether all entries are settled. */
  static boolean isSettled(DatabaseAddress address) throws SQLException {
    try (Connection connection = SetupConnections.open(address)) {
      return number(connection, "select count(*) from fq_unsettled") == 0
          && number(connection, "select count(*) from fq_outbox")
              <= number(connection, "select count(*) from fq_delivery");
    }
  }

  /** The latest epoch. */
  static long epoch(DatabaseAddress address) throws SQLException {
    try (Connection connection = SetupConnections.open(address)) {
      return number(connection, "select coalesce(max(epoch), 0) from fq_lease");
    }
  }

  private static long millis(String moment) {
    String text = moment.replace(' ', 'T');
    if (text.endsWith("Z")) {
      return Instant.parse(text).toEpochMilli();
    }
    String plain = text.replaceAll("[+-][0-9:]+$", "");
    return LocalDateTime.parse(plain).toInstant(ZoneOffset.UTC).toEpochMilli();
  }

  private static Evidence.Delivered delivered(Sink.Received received) {
    Map<?, ?> body = (Map<?, ?>) Objects.requireNonNull(new JsonDocument(received.body()).value());
    Map<String, String> after = new HashMap<>();
    if (body.get("after") instanceof Map<?, ?> row) {
      row.forEach((field, value) -> after.put((String) field, String.valueOf(value)));
    }
    return new Evidence.Delivered(
        received.observer(),
        received.id(),
        String.valueOf(body.get("id")),
        String.valueOf(body.get("key")),
        after);
  }

  /** Reads one row. */
  @FunctionalInterface
  private interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  private static <T> List<T> rows(Connection connection, String sql, RowReader<T> reader)
      throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      List<T> rows = new ArrayList<>();
      while (row.next()) {
        rows.add(reader.read(row));
      }
      return rows;
    }
  }

  private static long number(Connection connection, String sql) throws SQLException {
    return rows(connection, sql, row -> row.getLong(1)).getFirst();
  }
}
