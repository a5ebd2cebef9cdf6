package dev.fraiseql.flight.stream;

import dev.fraiseql.contract.security.Caller;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.apache.arrow.flight.CallStatus;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.FlightStatusCode;

/**
 * Runs the streams that are open, and limits their number. A stream counts until it has
 * <em>finished</em>.
 *
 * <p>On platform threads: SQLite is native code that pins its carrier thread, and a few such
 * streams on virtual threads would stop all HTTP.
 */
public final class OpenStreams implements AutoCloseable {
  private final int max;
  private final Semaphore permits;
  private final StreamMeters meters;
  private final Map<OpenStream, Owner> open = new ConcurrentHashMap<>();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          Thread.ofPlatform().name("fraiseql-flight-", 0).daemon().factory());

  /** Who opened a stream, and with which ticket. */
  private record Owner(Caller caller, ByteBuffer ticket) {}

  /**
   * No streams yet.
   *
   * @param max the maximum number of streams that are open at once
   */
  public OpenStreams(int max, StreamMeters meters) {
    this.max = max;
    this.permits = new Semaphore(max);
    this.meters = meters;
  }

  /**
   * Starts a stream.
   *
   * @param ticket identifies the stream for {@link #cancel}
   * @throws org.apache.arrow.flight.FlightRuntimeException RESOURCE_EXHAUSTED if too many are open
   */
  public void start(StreamSender sender, byte[] ticket, Caller caller) {
    long begun = System.nanoTime();
    enter(sender, ByteBuffer.wrap(ticket.clone()), caller);
    // Released before the client is told of the end, so that it may start another stream at once.
    Runnable release = () -> leave(sender);
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
      throw FlightStatus.serverStopping();
    }
  }

  /**
   * Runs a stream on the current thread.
   *
   * @param name identifies the stream for {@link #cancel}
   * @throws FlightRuntimeException RESOURCE_EXHAUSTED if too many are open, or the reason why the
   *     stream was stopped
   */
  public <R> R run(OpenStream stream, ByteBuffer name, Caller caller, Supplier<R> body) {
    long begun = System.nanoTime();
    enter(stream, name, caller);
    try {
      R result = body.get();
      leave(stream);
      meters.completed(begun);
      return result;
    } catch (RuntimeException | Error e) {
      leave(stream);
      FlightRuntimeException reason = stream.stopReason();
      FlightRuntimeException failure = reason == null ? FlightStatus.of(e) : reason;
      meters.failed(failure.status().code(), begun);
      throw failure;
    }
  }

  /** Counts rows that were loaded. */
  public void loaded(long rows) {
    meters.loaded(rows);
  }

  private void enter(OpenStream stream, ByteBuffer name, Caller caller) {
    if (!permits.tryAcquire()) {
      meters.refused();
      throw CallStatus.RESOURCE_EXHAUSTED
          .withDescription(
              max + " streams are open, which is the most. Try again when one has ended.")
          .toRuntimeException();
    }
    meters.opened();
    open.put(stream, new Owner(caller, name));
    if (threads.isShutdown()) {
      stream.stop(FlightStatus.serverStopping());
    }
  }

  private void leave(OpenStream stream) {
    if (open.remove(stream) != null) {
      permits.release();
    }
  }

  /** Ends a caller's own streams of a ticket with CANCELLED. Returns how many they were. */
  public int cancel(byte[] ticket, Caller caller) {
    Owner owner = new Owner(caller, ByteBuffer.wrap(ticket));
    int found = 0;
    for (Map.Entry<OpenStream, Owner> stream : open.entrySet()) {
      if (stream.getValue().equals(owner)) {
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

  /** Ends the streams that are still open with an error, and waits for them to finish. */
  @Override
  public void close() {
    threads.shutdownNow();
    // The interrupt wakes a stream that waits for its client, not one that waits for the database.
    open.keySet().forEach(stream -> stream.stop(FlightStatus.serverStopping()));
    threads.close();
  }
}
