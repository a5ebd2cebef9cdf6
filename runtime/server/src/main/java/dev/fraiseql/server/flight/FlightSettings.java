package dev.fraiseql.server.flight;

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
 */
public record FlightSettings(
    String host,
    int port,
    int streams,
    long streamBytes,
    int ticketBytes,
    Duration patience,
    BatchLimits batches) {

  /** The default limits. */
  public FlightSettings(String host, int port, int streams, int ticketBytes) {
    this(
        host,
        port,
        streams,
        512L * 1024 * 1024,
        ticketBytes,
        Duration.ofMinutes(5),
        BatchLimits.DEFAULT);
  }
}
