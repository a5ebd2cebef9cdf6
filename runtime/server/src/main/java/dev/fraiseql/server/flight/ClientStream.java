package dev.fraiseql.server.flight;

import dev.fraiseql.contract.RequestException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.arrow.flight.CallStatus;
import org.apache.arrow.flight.FlightDescriptor;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.FlightStatusCode;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.jspecify.annotations.Nullable;

/**
 * What a client sends in the course of a call. Arrow waits for each part of it without an end, for
 * its description even when the client has nothing more to say; here a client that falls silent
 * keeps its thread for so long and no longer.
 *
 * <p>For one thread at a time; {@link #close} may come from any.
 */
final class ClientStream implements AutoCloseable {
  /** A description has come before the first batch or never: this is for a thread to see it. */
  private static final Duration A_MOMENT = Duration.ofMillis(200);

  private final FlightStream stream;
  private final Duration patience;
  private @Nullable Wait<FlightDescriptor> describing;
  private @Nullable Wait<Boolean> reading;
  private boolean closed;

  /**
   * What a client sends.
   *
   * @param patience how long to wait for each part
   */
  ClientStream(FlightStream stream, Duration patience) {
    this.stream = stream;
    this.patience = patience;
  }

  /**
   * What the client says that the stream is for; empty if it does not say so. It is asked for
   * first.
   *
   * @throws FlightRuntimeException TIMED_OUT, or UNAVAILABLE if the server stops
   */
  Optional<FlightDescriptor> descriptor() {
    Wait<FlightDescriptor> described = describing();
    either(described, reading());
    try {
      return Optional.of(described.outcome(A_MOMENT));
    } catch (TimeoutException e) {
      return Optional.empty();
    }
  }

  private synchronized Wait<FlightDescriptor> describing() {
    checkOpen();
    Wait<FlightDescriptor> begun = Wait.begin(stream::getDescriptor);
    describing = begun;
    return begun;
  }

  /** The wait for the next batch, which may have begun. */
  private synchronized Wait<Boolean> reading() {
    checkOpen();
    Wait<Boolean> begun = reading == null ? Wait.begin(stream::next) : reading;
    reading = begun;
    return begun;
  }

  private synchronized void read() {
    reading = null;
  }

  private void checkOpen() {
    if (closed) {
      throw CallStatus.CANCELLED.toRuntimeException();
    }
  }

  /** Waits until there is a description, or something else that comes behind it. */
  private void either(Wait<?> described, Wait<?> first) {
    try {
      // What is wrong with the first batch is told when it is asked for.
      Wait.end(described, first).outcome(patience);
    } catch (TimeoutException e) {
      throw silent();
    }
  }

  /**
   * Waits for a batch of rows.
   *
   * @return false if there are no more
   * @throws FlightRuntimeException TIMED_OUT, UNAVAILABLE if the server stops, or what Arrow finds
   *     wrong
   * @throws RequestException BAD_USER_INPUT if what has come is no batch
   */
  boolean next() {
    boolean more;
    try {
      more = reading().outcome(patience);
    } catch (TimeoutException e) {
      throw silent();
    } catch (FlightRuntimeException e) {
      throw e.status().code() == FlightStatusCode.INTERNAL ? damaged() : e;
    } catch (RuntimeException e) {
      throw damaged();
    }
    read();
    if (more && !stream.hasRoot()) {
      throw TicketCodec.wrong("A message without a schema was sent where rows are read.");
    }
    return more;
  }

  /** Arrow's reader says in many ways that a message is damaged. */
  private static RequestException damaged() {
    return TicketCodec.wrong("The batch of parameters is damaged.");
  }

  private FlightRuntimeException silent() {
    return CallStatus.TIMED_OUT
        .withDescription("The client sent nothing for " + patience.toSeconds() + " seconds.")
        .toRuntimeException();
  }

  /** The batch that has come. */
  VectorSchemaRoot root() {
    return stream.getRoot();
  }

  /** What its columns refer to. */
  DictionaryProvider dictionaries() {
    return stream.getDictionaryProvider();
  }

  /** Ends all waiting, and begins none. When it returns, nothing more is read of what was sent. */
  @Override
  public void close() {
    @Nullable Wait<FlightDescriptor> description;
    @Nullable Wait<Boolean> batch;
    synchronized (this) {
      closed = true;
      description = describing;
      batch = reading;
    }
    if (description != null) {
      description.end();
    }
    if (batch != null) {
      batch.end();
    }
  }

  /** Something that is waited for on a thread of its own, so that the wait can be given up. */
  private record Wait<T>(@Nullable Thread thread, CompletableFuture<T> future) {

    static <T> Wait<T> begin(Supplier<T> wait) {
      CompletableFuture<T> outcome = new CompletableFuture<>();
      Thread thread =
          Thread.ofVirtual()
              .name("fraiseql-flight-client")
              .start(() -> {
                try {
                  outcome.complete(wait.get());
                } catch (RuntimeException e) {
                  outcome.completeExceptionally(e);
                }
              });
      return new Wait<>(thread, outcome);
    }

    /** The end of one of two, whatever comes of it. */
    static Wait<Boolean> end(Wait<?> one, Wait<?> other) {
      return new Wait<>(
          null,
          CompletableFuture.anyOf(one.future, other.future).handle((outcome, failure) -> true));
    }

    T outcome(Duration atMost) throws TimeoutException {
      try {
        return future.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw StreamSender.serverStops();
      } catch (ExecutionException e) {
        throw e.getCause() instanceof RuntimeException known
            ? known
            : new IllegalStateException(e.getCause());
      }
    }

    /**
     * Gives the wait up, and returns when it has ended: Arrow is about to free what it reads, and
     * an interruption, as when the server stops, is no reason to be sooner.
     */
    void end() {
      if (thread == null) {
        return;
      }
      thread.interrupt();
      boolean interrupted = false;
      while (thread.isAlive()) {
        try {
          thread.join();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
