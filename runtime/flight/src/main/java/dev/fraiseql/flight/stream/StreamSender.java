package dev.fraiseql.flight.stream;

import dev.fraiseql.engine.arrow.Batches;
import java.time.Duration;
import java.util.function.Supplier;
import org.apache.arrow.flight.CallStatus;
import org.apache.arrow.flight.FlightProducer.ServerStreamListener;
import org.apache.arrow.flight.FlightRuntimeException;
import org.jspecify.annotations.Nullable;

/** Sends one stream at the pace of its client. Runs on a thread of its own. */
public final class StreamSender implements OpenStream {
  private final Supplier<? extends Batches> source;
  private final Client client;
  private final Duration timeout;
  private final StreamMeters meters;

  private volatile @Nullable FlightRuntimeException stopReason;
  private volatile @Nullable Batches running;

  /**
   * Where a stream is sent.
   *
   * @param compression of the batches
   * @param readiness of the listener; created within {@code getStream}
   */
  public record Client(
      ServerStreamListener listener, Compression compression, Readiness readiness) {}

  /** Ends a stream whose client has disconnected: there is nobody left to tell. */
  private static final class ClientGone extends Exception {
    private static final long serialVersionUID = 1L;

    private ClientGone() {
      super("the client has gone", null, false, false);
    }
  }

  /**
   * A sender.
   *
   * @param source opens the stream; called on the sender's thread, because planning is too slow for
   *     {@code getStream}
   * @param timeout how long to wait for a client that takes nothing
   */
  public StreamSender(
      Supplier<? extends Batches> source, Client client, Duration timeout, StreamMeters meters) {
    this.source = source;
    this.client = client;
    this.timeout = timeout;
    this.meters = meters;
  }

  /**
   * Sends all batches, then the end of the stream or an error.
   *
   * @param beforeEnd called when memory and connection are released, before the client is told
   */
  void run(Runnable beforeEnd) {
    FlightRuntimeException failure = null;
    long begun = System.nanoTime();
    try {
      send(begun);
    } catch (ClientGone e) {
      failure = CallStatus.CANCELLED.toRuntimeException();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      failure = FlightStatus.serverStopping();
    } catch (RuntimeException | Error e) {
      failure =
          client.readiness().isCancelled() ? CallStatus.CANCELLED.toRuntimeException() : failure(e);
    }
    beforeEnd.run();
    if (failure == null) {
      meters.completed(begun);
      client.listener().completed();
    } else {
      meters.failed(failure.status().code(), begun);
      // Ends the call even if the client has gone.
      client.listener().error(failure);
    }
  }

  private FlightRuntimeException failure(Throwable e) {
    FlightRuntimeException reason = stopReason;
    return reason == null ? FlightStatus.of(e) : reason;
  }

  @Override
  public @Nullable FlightRuntimeException stopReason() {
    return stopReason;
  }

  @Override
  public void stop(FlightRuntimeException reason) {
    stopReason = reason;
    client.readiness().stop();
    Batches stream = running;
    if (stream != null) {
      stream.cancel();
    }
  }

  private void checkNotStopped() {
    FlightRuntimeException reason = stopReason;
    if (reason != null) {
      throw reason;
    }
  }

  private void send(long begun) throws ClientGone, InterruptedException {
    Readiness readiness = client.readiness();
    if (readiness.isCancelled()) {
      throw new ClientGone();
    }
    try (Batches stream = source.get()) {
      running = stream;
      readiness.onCancel(stream::cancel);
      checkNotStopped();
      ServerStreamListener listener = client.listener();
      listener.start(stream.root(), stream.dictionaries());
      client.compression().applyTo(listener, stream.root());
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
        throw new ClientGone();
      }
    }
  }

  private void awaitClient() throws ClientGone, InterruptedException {
    switch (client.readiness().await(timeout)) {
      case READY -> {}
      case CANCELLED -> throw new ClientGone();
      case STOPPED -> checkNotStopped();
      case TIMED_OUT ->
          throw CallStatus.TIMED_OUT
              .withDescription("The client took nothing for " + timeout.toSeconds() + " seconds.")
              .toRuntimeException();
    }
  }
}
