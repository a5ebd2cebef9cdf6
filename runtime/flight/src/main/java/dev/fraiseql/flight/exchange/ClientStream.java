package dev.fraiseql.flight.exchange;

import com.google.protobuf.ByteString;
import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.flight.stream.FlightStatus;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.arrow.flight.CallStatus;
import org.apache.arrow.flight.FlightDescriptor;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.impl.Flight;
import org.apache.arrow.flight.impl.Flight.FlightData;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The messages that a client sends during one call. They stay on the heap, so that nothing has to
 * be released, whenever the client disconnects. Waiting for a message has a timeout.
 *
 * <p>Read by one thread at a time; filled and closed by any.
 */
public final class ClientStream implements AutoCloseable {
  /**
   * The metadata of a message by which a client gives up what it has sent. Some libraries cannot
   * cancel a call, and end it as if it were complete.
   */
  private static final ByteString ROLLBACK = ByteString.copyFromUtf8("rollback");

  private final Runnable request;
  private final BooleanSupplier ready;
  private final Duration timeout;
  private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
  private final BatchReader reader = new BatchReader();
  private @Nullable FlightData first;
  private @Nullable Arrival next;
  private int maxBytes;
  private volatile boolean closed;

  /** What arrives from a client. */
  sealed interface Arrival {

    /** A well-formed message. */
    record Message(FlightData data) implements Arrival {}

    /** Bytes that cannot be parsed. */
    record Malformed() implements Arrival {}

    /** The end of what the client sends. */
    record End() implements Arrival {}

    /** The client has disconnected, or nobody reads any more. */
    record Close() implements Arrival {}
  }

  /**
   * A stream without messages.
   *
   * @param request asks gRPC for one more message; gRPC asks for the first by itself
   * @param ready whether gRPC would send a result at once
   * @param timeout how long to wait for each
   * @param maxBytes the maximum size of each
   */
  ClientStream(Runnable request, BooleanSupplier ready, Duration timeout, int maxBytes) {
    this.request = request;
    this.ready = ready;
    this.timeout = timeout;
    this.maxBytes = maxBytes;
  }

  /** Parses a message. Never throws: after an exception gRPC would not end the call. */
  static Arrival parse(InputStream message) {
    try {
      return new Arrival.Message(FlightData.parseFrom(message));
    } catch (IOException | RuntimeException e) {
      return new Arrival.Malformed();
    }
  }

  /** Appends what arrived. */
  void add(Arrival arrival) {
    arrivals.add(arrival);
  }

  /**
   * Waits for the first message, and returns its descriptor; empty if it has none. Call it once,
   * before {@link #next}.
   *
   * @throws FlightRuntimeException TIMED_OUT, CANCELLED if the client disconnects, or UNAVAILABLE
   *     if the server stops
   * @throws RequestException BAD_USER_INPUT if the message is malformed
   */
  public Optional<FlightDescriptor> descriptor() {
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
   * @throws RequestException BAD_USER_INPUT if a message is not a batch, or not one of parameters
   */
  public @Nullable ClientBatch next() {
    while (true) {
      @Nullable FlightData message = first == null ? take() : first;
      first = null;
      if (message == null) {
        return null;
      }
      if (ROLLBACK.equals(message.getAppMetadata())) {
        throw CallStatus.CANCELLED
            .withDescription("The client gave up. Nothing was written.")
            .toRuntimeException();
      }
      @Nullable ClientBatch batch =
          reader.read(heap(message.getDataHeader()), heap(message.getDataBody()));
      if (batch != null) {
        return batch;
      }
    }
  }

  /**
   * Accepts the batches in which rows are loaded.
   *
   * @param most the maximum size of each, in bytes
   */
  public void acceptRows(int most) {
    maxBytes = most;
    reader.acceptRows();
  }

  /** The schema that the client has sent so far; null if it has sent none. */
  public @Nullable Schema schema() {
    return reader.sent();
  }

  /** Whether the client takes results: what is sent before waits in memory. */
  public boolean isReady() {
    return ready.getAsBoolean();
  }

  /** Whether the client has disconnected, or {@link #close} was called. */
  public boolean isClosed() {
    return closed;
  }

  /** Waits for what comes next, at most for some time. Returns whether it has come. */
  public boolean await(Duration most) {
    if (next == null && first == null) {
      next = poll(most);
    }
    return next != null || first != null;
  }

  private static ByteBuffer heap(ByteString bytes) {
    return bytes.asReadOnlyByteBuffer();
  }

  private @Nullable FlightData take() {
    @Nullable Arrival arrival = next == null ? poll(timeout) : next;
    next = null;
    if (closed) {
      throw CallStatus.CANCELLED.toRuntimeException();
    }
    return switch (arrival) {
      case null ->
          throw CallStatus.TIMED_OUT
              .withDescription("The client sent nothing for " + timeout.toSeconds() + " seconds.")
              .toRuntimeException();
      case Arrival.Message(FlightData data) -> {
        checkSize(data);
        request.run();
        yield data;
      }
      case Arrival.Malformed() ->
          throw new RequestException(
              ErrorCode.BAD_USER_INPUT, "A message of the stream is damaged.");
      case Arrival.End() -> {
        arrivals.add(arrival);
        yield null;
      }
      case Arrival.Close() -> throw new IllegalStateException("closed was not set");
    };
  }

  private @Nullable Arrival poll(Duration most) {
    try {
      return arrivals.poll(most.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw FlightStatus.serverStopping();
    }
  }

  private void checkSize(FlightData data) {
    if (data.getSerializedSize() > maxBytes) {
      throw new RequestException(
          ErrorCode.LIMIT_EXCEEDED,
          "A batch has "
              + data.getSerializedSize()
              + " bytes; "
              + maxBytes
              + " are allowed. Send batches of fewer rows.");
    }
  }

  /** Ends all waiting. Idempotent. */
  @Override
  public void close() {
    closed = true;
    arrivals.add(new Arrival.Close());
  }
}
