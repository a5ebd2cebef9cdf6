package dev.fraiseql.flight;

import dev.fraiseql.engine.arrow.Batches;
import java.time.Duration;
import java.util.function.Supplier;
import org.apache.arrow.flight.CallStatus;
import org.apache.arrow.flight.FlightProducer.ServerStreamListener;
import org.apache.arrow.flight.FlightRuntimeException;
import org.jspecify.annotations.Nullable;

/** Sends one stream, on a thread of its own, at its client's pace. */
final class StreamSender {
  private final Supplier<? extends Batches> source;
  private final ServerStreamListener listener;
  private final Compression compression;
  private final Readiness readiness;
  private final Duration patience;
  private final StreamMeters meters;

  private volatile @Nullable FlightRuntimeException stopped;
  private volatile @Nullable Batches running;

  /** Ends a stream whose client has gone: there is nobody left to tell. */
  private static final class Gone extends Exception {
    private static final long serialVersionUID = 1L;

    private Gone() {
      super("the client has gone", null, false, false);
    }
  }

  /**
   * A sender.
   *
   * @param source opens the stream: planning is work that {@code getStream} must not wait for
   * @param compression of what is sent
   * @param readiness of the listener, made within {@code getStream}
   * @param patience how long to wait for a client that takes nothing
   */
  StreamSender(
      Supplier<? extends Batches> source,
      ServerStreamListener listener,
      Compression compression,
      Readiness readiness,
      Duration patience,
      StreamMeters meters) {
    this.source = source;
    this.listener = listener;
    this.compression = compression;
    this.readiness = readiness;
    this.patience = patience;
    this.meters = meters;
  }

  /**
   * Sends everything, or an error: a stream never just stops short.
   *
   * @param beforeEnd what is to be done when memory and connection are given back and the client
   *     does not know yet
   */
  void run(Runnable beforeEnd) {
    FlightRuntimeException failure = null;
    long begun = System.nanoTime();
    try {
      send(begun);
    } catch (Gone e) {
      failure = CallStatus.CANCELLED.toRuntimeException();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      failure = serverStops();
    } catch (RuntimeException | Error e) {
      failure = readiness.isCancelled() ? CallStatus.CANCELLED.toRuntimeException() : failure(e);
    }
    beforeEnd.run();
    if (failure == null) {
      meters.completed(begun);
      listener.completed();
    } else {
      meters.failed(failure.status().code(), begun);
      // Said to nobody if the client has gone; but it ends the call.
      listener.error(failure);
    }
  }

  private FlightRuntimeException failure(Throwable e) {
    FlightRuntimeException reason = stopped;
    return reason == null ? FlightStatus.of(e) : reason;
  }

  /** What clients are told of a server that is stopping. */
  static FlightRuntimeException serverStops() {
    return CallStatus.UNAVAILABLE.withDescription("The server is stopping.").toRuntimeException();
  }

  /**
   * Ends the stream, and what it does in the database.
   *
   * @param reason what its client is told
   */
  void stop(FlightRuntimeException reason) {
    stopped = reason;
    readiness.stop();
    Batches stream = running;
    if (stream != null) {
      stream.cancel();
    }
  }

  private void goOn() {
    FlightRuntimeException reason = stopped;
    if (reason != null) {
      throw reason;
    }
  }

  private void send(long begun) throws Gone, InterruptedException {
    if (readiness.isCancelled()) {
      throw new Gone();
    }
    try (Batches stream = source.get()) {
      running = stream;
      readiness.onCancel(stream::cancel);
      goOn();
      listener.start(stream.root(), stream.dictionaries());
      compression.applyTo(listener, stream.root());
      boolean first = true;
      while (stream.next()) {
        awaitClient();
        listener.putNext();
        if (first) {
          meters.firstSent(begun);
          first = false;
        }
        meters.sent(stream.root().getRowCount(), stream.batchBytes());
      }
      if (readiness.isCancelled()) {
        throw new Gone();
      }
    }
  }

  private void awaitClient() throws Gone, InterruptedException {
    switch (readiness.await(patience)) {
      case READY -> {}
      case CANCELLED -> throw new Gone();
      case STOPPED -> goOn();
      case TIMED_OUT ->
          throw CallStatus.TIMED_OUT
              .withDescription("The client took nothing for " + patience.toSeconds() + " seconds.")
              .toRuntimeException();
    }
  }
}
