package dev.fraiseql.flight;

import dev.fraiseql.contract.security.Caller;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import org.apache.arrow.flight.CallStatus;
import org.apache.arrow.flight.FlightStatusCode;

/**
 * Runs the streams that are open, so many at most until they are <em>finished</em>.
 *
 * <p>On platform threads: reading SQLite is native code that never leaves its carrier, and a few
 * such streams on virtual threads would stop all HTTP.
 */
final class OpenStreams implements AutoCloseable {
  private final int most;
  private final Semaphore places;
  private final StreamMeters meters;
  private final Map<StreamSender, Owner> open = new ConcurrentHashMap<>();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          Thread.ofPlatform().name("fraiseql-flight-", 0).daemon().factory());

  /** Whose stream it is, and what was asked for. */
  private record Owner(Caller caller, ByteBuffer ticket) {}

  OpenStreams(int most, StreamMeters meters) {
    this.most = most;
    this.places = new Semaphore(most);
    this.meters = meters;
  }

  /**
   * Begins a stream.
   *
   * @param ticket what was asked for
   * @throws org.apache.arrow.flight.FlightRuntimeException RESOURCE_EXHAUSTED if too many are open
   */
  void begin(StreamSender sender, byte[] ticket, Caller caller) {
    if (!places.tryAcquire()) {
      meters.refused();
      throw CallStatus.RESOURCE_EXHAUSTED
          .withDescription(
              most + " streams are open, which is the most. Try again when one has ended.")
          .toRuntimeException();
    }
    meters.opened();
    long begun = System.nanoTime();
    open.put(sender, new Owner(caller, ByteBuffer.wrap(ticket.clone())));
    // The place is free before the client learns of the end, so that it may begin another at once.
    Runnable release =
        () -> {
          if (open.remove(sender) != null) {
            places.release();
          }
        };
    try {
      threads.execute(() -> {
        try {
          sender.run(release);
        } finally {
          release.run();
        }
      });
    } catch (RejectedExecutionException e) {
      release.run();
      meters.failed(FlightStatusCode.UNAVAILABLE, begun);
      throw StreamSender.serverStops();
    }
  }

  /** Ends a caller's own streams of a ticket with CANCELLED, and says how many they are. */
  int cancel(byte[] ticket, Caller caller) {
    Owner wanted = new Owner(caller, ByteBuffer.wrap(ticket));
    int found = 0;
    for (Map.Entry<StreamSender, Owner> stream : open.entrySet()) {
      if (stream.getValue().equals(wanted)) {
        found++;
        stream
            .getKey()
            .stop(
                CallStatus.CANCELLED
                    .withDescription("The stream was cancelled by CancelFlightInfo.")
                    .toRuntimeException());
      }
    }
    return found;
  }

  /** Ends the streams that are still open with an error, and waits until they have. */
  @Override
  public void close() {
    threads.shutdownNow();
    // One that waits for its client is interrupted; one that waits for the database is not.
    open.keySet().forEach(sender -> sender.stop(StreamSender.serverStops()));
    threads.close();
  }
}
