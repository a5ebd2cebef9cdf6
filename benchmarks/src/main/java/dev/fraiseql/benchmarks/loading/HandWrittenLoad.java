package dev.fraiseql.benchmarks.loading;

import dev.fraiseql.benchmarks.contender.OutboxEntry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What capture could reach at most: a program that knows all rows, copies them into PostgreSQL, and
 * then their entries of the outbox, without reading anything back.
 */
record HandWrittenLoad(Connection connection) {
  private static final String TYPE = "RecordedEvent";

  /** Loads that many rows, in one transaction, and returns their number. */
  long load(long rows) throws SQLException {
    connection.setAutoCommit(false);
    BinaryCopy events = new BinaryCopy(connection, LoadContender.HAND_WRITTEN.table());
    for (long number = 1; number <= rows; number++) {
      write(EventValues.of(number), events);
    }
    long count = events.end();
    BinaryCopy entries =
        new BinaryCopy(
            connection,
            "fq_outbox (event_id, entity_type, entity_key, partition_no, operation, after_row,"
                + " changed, schema_version, created_at)");
    Instant now = Clock.systemUTC().instant();
    for (long number = 1; number <= rows; number++) {
      writeEntry(EventValues.of(number), now, entries);
    }
    entries.end();
    connection.commit();
    connection.setAutoCommit(true);
    return count;
  }

  private static void write(EventValues row, BinaryCopy out) throws SQLException {
    out.row(8);
    out.bigint(row.id());
    out.timestamptz(row.micros());
    out.text(row.kind());
    out.integer(row.userId());
    out.numeric(row.cents());
    out.doublePrecision(row.score());
    out.bool(row.mobile());
    out.text(row.note());
  }

  private static void writeEntry(EventValues row, Instant now, BinaryCopy out) throws SQLException {
    String key = Long.toString(row.id());
    out.row(9);
    out.uuid(eventId(now, row.id()));
    out.text(TYPE);
    out.text(key);
    out.integer(OutboxEntry.partition(TYPE, key));
    out.text("CREATED");
    out.text(row.json());
    out.text("[]");
    out.integer(1);
    out.timestamptz(ChronoUnit.MICROS.between(Instant.EPOCH, now));
  }

  /** A UUID of version 7: milliseconds, a count, random bits. They ascend, as FraiseQL's do. */
  private static UUID eventId(Instant now, long number) {
    long millis = now.toEpochMilli() + number / 4096;
    long low = ThreadLocalRandom.current().nextLong() >>> 2 | 1L << 63;
    return new UUID(millis << 16 | 7L << 12 | number % 4096, low);
  }
}
