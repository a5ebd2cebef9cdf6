package dev.fraiseql.benchmarks.contender;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.zip.CRC32;

/**
 * The entry that FraiseQL writes for an update of a row, as a handwritten server writes it.
 *
 * @param type the name of the row's type
 * @param key the row's key as text
 * @param before the row before the change as JSON
 * @param after the row after it
 * @param changed a JSON array of the names of the changed fields
 */
public record OutboxEntry(String type, String key, String before, String after, String changed) {
  private static final String INSERT =
      """
      insert into fq_outbox (event_id, entity_type, entity_key, partition_no, operation, before_row,
        after_row, changed, schema_version, created_at)
      values (?, ?, ?, ?, 'UPDATED', ?, ?, ?, 1, ?)
      """;
  private static final int PARTITIONS = 256;
  private static final DateTimeFormatter SQLITE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);

  /** Inserts the entry in the transaction of a connection. */
  public void insert(Connection connection, Product product) throws SQLException {
    Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.MICROS);
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      UUID id = eventId(now);
      insert.setObject(1, product == Product.POSTGRESQL ? id : id.toString());
      insert.setString(2, type);
      insert.setString(3, key);
      insert.setInt(4, partition(type, key));
      insert.setString(5, before);
      insert.setString(6, after);
      insert.setString(7, changed);
      insert.setObject(
          8,
          product == Product.SQLITE
              ? SQLITE.format(now.atOffset(ZoneOffset.UTC))
              : now.atOffset(ZoneOffset.UTC));
      insert.executeUpdate();
    }
  }

  /** The partition of a key. */
  public static int partition(String type, String key) {
    CRC32 hash = new CRC32();
    hash.update((type + '/' + key).getBytes(StandardCharsets.UTF_8));
    return (int) (hash.getValue() % PARTITIONS);
  }

  /** A UUID of version 7: milliseconds, then random bits. */
  private static UUID eventId(Instant now) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    long high = now.toEpochMilli() << 16 | 0x7000 | random.nextInt(0x1000);
    long low = random.nextLong() >>> 2 | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }
}
