package dev.fraiseql.flight;

import dev.fraiseql.engine.arrow.BatchLimits;
import java.time.Duration;

/**
 * How Flight is served.
 *
 * @param host the address to bind
 * @param port 0 for any free one
 * @param streams the most streams that are open at once, each of which holds a connection to the
 *     database until it is finished
 * @param streamBytes the most off-heap memory of one stream
 * @param ticketBytes the most bytes of a ticket
 * @param patience how long a stream waits for a client that takes nothing
 * @param batches how large batches become
 * @param splits when the export of a table is offered in parts
 */
public record FlightSettings(
    String host,
    int port,
    int streams,
    long streamBytes,
    int ticketBytes,
    Duration patience,
    BatchLimits batches,
    Splits splits) {

  /**
   * When the export of a table is offered in parts, and for how long.
   *
   * @param fromRows how many rows a table must have, by the database's own estimate
   * @param parts the most parts; 1 for never
   * @param held the most snapshots that are held at once, each of which takes a connection
   * @param lifetime for how long each is held
   */
  public record Splits(long fromRows, int parts, int held, Duration lifetime) {
    /** Tables of a million rows, two at a time, for five minutes. */
    public static Splits into(int parts) {
      return new Splits(1_000_000, parts, 2, Duration.ofMinutes(5));
    }
  }

  /** The default limits. */
  public FlightSettings(String host, int port, int streams, int ticketBytes, int parts) {
    this(
        host,
        port,
        streams,
        512L * 1024 * 1024,
        ticketBytes,
        Duration.ofMinutes(5),
        BatchLimits.DEFAULT,
        Splits.into(Math.min(parts, streams)));
  }
}
