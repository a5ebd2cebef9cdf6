package dev.fraiseql.flight.exchange;

import dev.fraiseql.flight.exchange.ClientStream.Arrival;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServiceDescriptor;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.arrow.flight.CallStatus;
import org.jspecify.annotations.Nullable;

/**
 * Intercepts the messages that clients send: they go to one {@link ClientStream} for each call
 * instead of to Arrow. Arrow still calls the methods of its producer, with empty streams.
 */
public final class ClientStreams {
  /** The methods whose clients send rows. */
  private static final Set<String> METHODS = Set.of("DoPut", "DoExchange");

  private static final Context.Key<ClientStream> CURRENT = Context.key("fraiseql-client-stream");

  private final Duration timeout;
  private final int maxBytes;

  private ClientStreams(Duration timeout, int maxBytes) {
    this.timeout = timeout;
    this.maxBytes = maxBytes;
  }

  /** The stream of the current call, which is DoPut or DoExchange. */
  public static ClientStream current() {
    ClientStream stream = CURRENT.get();
    if (stream == null) {
      throw CallStatus.INTERNAL.withDescription("No rows are sent here.").toRuntimeException();
    }
    return stream;
  }

  /**
   * Wraps Arrow's service so that messages of clients are intercepted.
   *
   * @param timeout how long to wait for each message
   * @param maxBytes the maximum size of a message that is no batch of rows to load
   */
  public static ServerServiceDefinition of(
      ServerServiceDefinition service, Duration timeout, int maxBytes) {
    ClientStreams streams = new ClientStreams(timeout, maxBytes);
    List<ServerMethodDefinition<?, ?>> methods = new ArrayList<>();
    for (ServerMethodDefinition<?, ?> method : service.getMethods()) {
      methods.add(
          METHODS.contains(method.getMethodDescriptor().getBareMethodName())
              ? streams.intercept(method)
              : method);
    }
    ServiceDescriptor.Builder descriptor =
        ServiceDescriptor.newBuilder(service.getServiceDescriptor().getName());
    methods.forEach(method -> descriptor.addMethod(method.getMethodDescriptor()));
    ServerServiceDefinition.Builder definition =
        ServerServiceDefinition.builder(descriptor.build());
    methods.forEach(definition::addMethod);
    return definition.build();
  }

  private <Q, A> ServerMethodDefinition<Arrival, A> intercept(ServerMethodDefinition<Q, A> method) {
    MethodDescriptor<Q, A> arrow = method.getMethodDescriptor();
    return ServerMethodDefinition.create(
        arrow.toBuilder(new ArrivalMarshaller(), arrow.getResponseMarshaller()).build(),
        (call, headers) -> begin(call, headers, method.getServerCallHandler()));
  }

  @SuppressWarnings("unchecked") // Arrow uses the call only to respond
  private <Q, A> ServerCall.Listener<Arrival> begin(
      ServerCall<Arrival, A> call, Metadata headers, ServerCallHandler<Q, A> arrow) {
    ClientStream stream = new ClientStream(() -> call.request(1), call::isReady, timeout, maxBytes);
    ServerCall.Listener<Q> events =
        Contexts.interceptCall(
            Context.current().withValue(CURRENT, stream),
            (ServerCall<Q, A>) (ServerCall<?, A>) call,
            headers,
            arrow);
    return new Interceptor((ServerCall.Listener<Arrival>) (ServerCall.Listener<?>) events, stream);
  }

  /** Passes all events on to Arrow except messages. */
  private static final class Interceptor extends SimpleForwardingServerCallListener<Arrival> {
    private final ClientStream stream;

    Interceptor(ServerCall.Listener<Arrival> arrow, ClientStream stream) {
      super(arrow);
      this.stream = stream;
    }

    @Override
    public void onMessage(Arrival arrival) {
      stream.add(arrival);
    }

    @Override
    public void onHalfClose() {
      stream.add(new Arrival.End());
      super.onHalfClose();
    }

    @Override
    public void onCancel() {
      stream.close();
      super.onCancel();
    }
  }

  /** Parses messages without Arrow. */
  private static final class ArrivalMarshaller implements Marshaller<Arrival> {
    @Override
    public Arrival parse(InputStream message) {
      return ClientStream.parse(message);
    }

    @Override
    public InputStream stream(@Nullable Arrival arrival) {
      throw new IllegalStateException("requests are only parsed here");
    }
  }
}
