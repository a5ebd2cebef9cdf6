package dev.fraiseql.flight;

import dev.fraiseql.engine.arrow.BatchLimits;
import java.time.Duration;

/**
 * The settings of the Flight server.
 *
 * @param host the address to bind
 * @param port 0 for any free one
 * @param maxStreams the maximum number of streams that are open at once; each holds a database
 *     connection until it has finished
 * @param maxStreamBytes the maximum off-heap memory of one stream, in bytes
 * @param maxTicketBytes the maximum size of a ticket or a statement, in bytes
 * @param clientTimeout how long a stream waits for a client that takes or sends nothing
 * @param batches limits of batches
 * @param splits when and how the export of a table is split
 * @param loads limits of loads
 */
public record FlightSettings(
    String host,
    int port,
    int maxStreams,
    long maxStreamBytes,
    int maxTicketBytes,
    Duration clientTimeout,
    BatchLimits batches,
    Splits splits,
    Loads loads) {

  /**
   * Limits of loads.
   *
   * @param maxBatchBytes the maximum size of a batch of rows
   * @param timeout after which a load is stopped that has not ended
   */
  public record Loads(int maxBatchBytes, Duration timeout) {
    /** Batches of 64 MiB, and an hour. */
    public static final Loads DEFAULT = new Loads(64 * 1024 * 1024, Duration.ofHours(1));
  }

  /**
   * When and how the export of a table is split into parts.
   *
   * @param minRows how many rows a table must have, as the database estimates
   * @param maxParts the maximum number of parts; 1 to split nothing
   * @param maxSnapshots the maximum number of snapshots held at once; each holds a database
   *     connection
   * @param snapshotLifetime how long each snapshot is held
   */
  public record Splits(long minRows, int maxParts, int maxSnapshots, Duration snapshotLifetime) {
    /** Splits tables of a million rows or more; holds two snapshots, for five minutes each. */
    public static Splits into(int maxParts) {
      return new Splits(1_000_000, maxParts, 2, Duration.ofMinutes(5));
    }
  }

  /**
   * Settings with default limits.
   *
   * @param maxParts the maximum number of parts of an export
   */
  public FlightSettings(String host, int port, int maxStreams, int maxTicketBytes, int maxParts) {
    this(
        host,
        port,
        maxStreams,
        512L * 1024 * 1024,
        maxTicketBytes,
        Duration.ofMinutes(5),
        BatchLimits.DEFAULT,
        Splits.into(Math.min(maxParts, maxStreams)),
        Loads.DEFAULT);
  }

  /** The same settings with other limits of loads. */
  public FlightSettings withLoads(Loads limits) {
    return new FlightSettings(
        host,
        port,
        maxStreams,
        maxStreamBytes,
        maxTicketBytes,
        clientTimeout,
        batches,
        splits,
        limits);
  }
}
