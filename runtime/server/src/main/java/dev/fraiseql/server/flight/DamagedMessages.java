package dev.fraiseql.server.flight;

import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import org.apache.arrow.flight.SentMessages;
import org.jspecify.annotations.Nullable;

/**
 * Ends a call with a message that cannot be read, and gives back the memory of messages that nobody
 * takes any more. Left alone, Arrow throws where gRPC delivers such a message, so that whoever
 * waits for the next one is told nothing; and it keeps what arrives when a call has ended.
 */
final class DamagedMessages implements ServerInterceptor {
  private static final Status DAMAGED =
      Status.INVALID_ARGUMENT.withDescription("A message of the stream is damaged.");

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    Watched<Q, A> watched = new Watched<>(call);
    return new Guarded<>(next.startCall(watched, headers), watched);
  }

  /** A call whose end is known, and is that of a damaged message if there was one. */
  private static final class Watched<Q, A> extends SimpleForwardingServerCall<Q, A> {
    private boolean damaged;
    private boolean closed;

    Watched(ServerCall<Q, A> call) {
      super(call);
    }

    @Override
    public synchronized void close(Status status, Metadata trailers) {
      closed = true;
      super.close(damaged ? DAMAGED : status, trailers);
    }
  }

  /** Tells whoever reads the stream, as if the client had gone; who then closes the call. */
  private static final class Guarded<Q> extends SimpleForwardingServerCallListener<Q> {
    private final Watched<?, ?> call;
    private boolean hasSchema;

    Guarded(ServerCall.Listener<Q> listener, Watched<?, ?> call) {
      super(listener);
      this.call = call;
    }

    /**
     * Takes a message.
     *
     * @param message null for one that {@link SoundMessages} has kept back
     */
    @Override
    public void onMessage(@Nullable Q message) {
      // Not while the call is being closed: what is taken before is given back with the call.
      synchronized (call) {
        if (message == null) {
          end();
        } else if (call.closed || call.damaged) {
          release(message);
        } else {
          take(message);
        }
      }
    }

    private void take(Q message) {
      boolean schema = SentMessages.isSchema(message);
      try {
        if (schema && hasSchema) {
          throw new IllegalArgumentException("a second schema, for which Arrow forgets the first");
        }
        hasSchema |= schema;
        super.onMessage(message);
      } catch (RuntimeException e) {
        release(message);
        end();
      }
    }

    private static void release(Object message) {
      if (message instanceof AutoCloseable closeable) {
        try {
          closeable.close();
        } catch (Exception e) {
          throw new IllegalStateException("a message could not be closed", e);
        }
      }
    }

    private void end() {
      if (!call.damaged && !call.closed) {
        call.damaged = true;
        super.onCancel();
      }
    }

    @Override
    public void onHalfClose() {
      if (!isDamaged()) {
        super.onHalfClose();
      }
    }

    @Override
    public void onCancel() {
      if (!isDamaged()) {
        super.onCancel();
      }
    }

    private boolean isDamaged() {
      synchronized (call) {
        return call.damaged;
      }
    }
  }
}
