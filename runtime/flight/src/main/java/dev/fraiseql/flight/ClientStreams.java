package dev.fraiseql.flight;

import dev.fraiseql.flight.ClientStream.Arrival;
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
 * Gives what clients send to {@link ClientStream}s, one for each call, instead of to Arrow, whose
 * methods are called all the same and whose own streams of the clients stay empty.
 */
final class ClientStreams {
  /** The methods in which clients send rows. */
  private static final Set<String> METHODS = Set.of("DoPut", "DoExchange");

  private static final Context.Key<ClientStream> CURRENT = Context.key("fraiseql-client-stream");

  private final Duration patience;

  private ClientStreams(Duration patience) {
    this.patience = patience;
  }

  /** What the client of the current call sends, which is DoPut or DoExchange. */
  static ClientStream current() {
    ClientStream stream = CURRENT.get();
    if (stream == null) {
      throw CallStatus.INTERNAL.withDescription("No rows are sent here.").toRuntimeException();
    }
    return stream;
  }

  /**
   * The service, with other takers for the rows that clients send.
   *
   * @param patience how long to wait for each message
   */
  static ServerServiceDefinition of(ServerServiceDefinition service, Duration patience) {
    ClientStreams streams = new ClientStreams(patience);
    List<ServerMethodDefinition<?, ?>> methods = new ArrayList<>();
    for (ServerMethodDefinition<?, ?> method : service.getMethods()) {
      methods.add(
          METHODS.contains(method.getMethodDescriptor().getBareMethodName())
              ? streams.taking(method)
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

  private <Q, A> ServerMethodDefinition<Arrival, A> taking(ServerMethodDefinition<Q, A> method) {
    MethodDescriptor<Q, A> arrow = method.getMethodDescriptor();
    return ServerMethodDefinition.create(
        arrow.toBuilder(new Arrivals(), arrow.getResponseMarshaller()).build(),
        (call, headers) -> begin(call, headers, method.getServerCallHandler()));
  }

  @SuppressWarnings("unchecked") // to Arrow, a call is where to answer
  private <Q, A> ServerCall.Listener<Arrival> begin(
      ServerCall<Arrival, A> call, Metadata headers, ServerCallHandler<Q, A> arrow) {
    ClientStream stream = new ClientStream(() -> call.request(1), patience);
    ServerCall.Listener<Q> events =
        Contexts.interceptCall(
            Context.current().withValue(CURRENT, stream),
            (ServerCall<Q, A>) (ServerCall<?, A>) call,
            headers,
            arrow);
    return new Taking((ServerCall.Listener<Arrival>) (ServerCall.Listener<?>) events, stream);
  }

  /** Tells Arrow everything but what has arrived. */
  private static final class Taking extends SimpleForwardingServerCallListener<Arrival> {
    private final ClientStream stream;

    Taking(ServerCall.Listener<Arrival> arrow, ClientStream stream) {
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

  /** Reads what a client sends. */
  private static final class Arrivals implements Marshaller<Arrival> {
    @Override
    public Arrival parse(InputStream message) {
      return ClientStream.parse(message);
    }

    @Override
    public InputStream stream(@Nullable Arrival arrival) {
      throw new UnsupportedOperationException("a server sends nothing of what it receives");
    }
  }
}
