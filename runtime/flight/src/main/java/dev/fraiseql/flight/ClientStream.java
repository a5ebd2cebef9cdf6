package dev.fraiseql.flight;

import com.google.protobuf.ByteString;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.flight.sql.BatchReader;
import dev.fraiseql.flight.sql.SentBatch;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.arrow.flight.CallStatus;
import org.apache.arrow.flight.FlightDescriptor;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.impl.Flight;
import org.apache.arrow.flight.impl.Flight.FlightData;
import org.jspecify.annotations.Nullable;

/**
 * What a client sends in the course of a call. It stays on the heap: whenever the client goes, and
 * whatever it has sent, there is nothing to give back. A client that falls silent keeps the thread
 * that waits for it for so long and no longer.
 *
 * <p>Read by one thread at a time; filled and closed by any.
 */
final class ClientStream implements AutoCloseable {
  private final Runnable request;
  private final Duration patience;
  private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
  private final BatchReader reader = new BatchReader();
  private @Nullable FlightData first;
  private volatile boolean closed;

  /** What comes of a client. */
  sealed interface Arrival {

    /** A message. */
    record Message(FlightData data) implements Arrival {}

    /** Bytes that are no message. */
    record Damage() implements Arrival {}

    /** It has said everything. */
    record End() implements Arrival {}

    /** It has gone, or nobody listens any more. */
    record Close() implements Arrival {}
  }

  /**
   * What a client sends.
   *
   * @param request asks for one more message; the first is asked for without it
   * @param patience how long to wait for each
   */
  ClientStream(Runnable request, Duration patience) {
    this.request = request;
    this.patience = patience;
  }

  /**
   * What has arrived as one message. Never fails: gRPC would leave those who wait for it waiting.
   */
  static Arrival parse(InputStream message) {
    try {
      return new Arrival.Message(FlightData.parseFrom(message));
    } catch (IOException | RuntimeException e) {
      return new Arrival.Damage();
    }
  }

  /** Takes what came of the client. */
  void add(Arrival arrival) {
    arrivals.add(arrival);
  }

  /**
   * What the client says that the stream is for, in its first message; empty if it does not say so.
   * It is asked for first, and once.
   *
   * @throws FlightRuntimeException TIMED_OUT, CANCELLED if the client goes, or UNAVAILABLE if the
   *     server stops
   * @throws RequestException BAD_USER_INPUT if what came is damaged
   */
  Optional<FlightDescriptor> descriptor() {
    first = take();
    return first == null ? Optional.empty() : descriptor(first.getFlightDescriptor());
  }

  private static Optional<FlightDescriptor> descriptor(Flight.FlightDescriptor sent) {
    return switch (sent.getType()) {
      case CMD -> Optional.of(FlightDescriptor.command(sent.getCmd().toByteArray()));
      case PATH -> Optional.of(FlightDescriptor.path(sent.getPathList()));
      case UNKNOWN, UNRECOGNIZED -> Optional.empty();
    };
  }

  /**
   * Waits for the next batch of rows.
   *
   * @return null if there are no more
   * @throws FlightRuntimeException as {@link #descriptor} does
   * @throws RequestException BAD_USER_INPUT if what came is no batch, or not what parameters are
   */
  @Nullable SentBatch next() {
    while (true) {
      @Nullable FlightData message = first == null ? take() : first;
      first = null;
      if (message == null) {
        return null;
      }
      @Nullable SentBatch batch =
          reader.read(heap(message.getDataHeader()), heap(message.getDataBody()));
      if (batch != null) {
        return batch;
      }
    }
  }

  private static ByteBuffer heap(ByteString bytes) {
    return bytes.asReadOnlyByteBuffer();
  }

  private @Nullable FlightData take() {
    @Nullable Arrival arrival;
    try {
      arrival = arrivals.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw StreamSender.serverStops();
    }
    if (closed) {
      throw CallStatus.CANCELLED.toRuntimeException();
    }
    return switch (arrival) {
      case null ->
          throw CallStatus.TIMED_OUT
              .withDescription("The client sent nothing for " + patience.toSeconds() + " seconds.")
              .toRuntimeException();
      case Arrival.Message(FlightData data) -> {
        request.run();
        yield data;
      }
      case Arrival.Damage() -> throw TicketCodec.wrong("A message of the stream is damaged.");
      case Arrival.End() -> {
        arrivals.add(arrival);
        yield null;
      }
      case Arrival.Close() -> throw new IllegalStateException("closed, and not closed");
    };
  }

  /** Ends all waiting. More than once is the same as once. */
  @Override
  public void close() {
    closed = true;
    arrivals.add(new Arrival.Close());
  }
}
