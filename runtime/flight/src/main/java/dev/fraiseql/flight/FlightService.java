package dev.fraiseql.flight;

import dev.fraiseql.engine.FraiseEngine;
import dev.fraiseql.engine.security.CallerResolver;
import dev.fraiseql.flight.exchange.ClientStreams;
import dev.fraiseql.flight.stream.OpenStreams;
import dev.fraiseql.flight.stream.StreamMeters;
import dev.fraiseql.jdbc.ExportedSnapshots;
import io.grpc.ServerBuilder;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.arrow.flight.FlightGrpcUtils;
import org.apache.arrow.flight.FlightProducer;
import org.apache.arrow.flight.FlightServer;
import org.apache.arrow.flight.Location;
import org.apache.arrow.flight.auth.ServerAuthHandler;
import org.apache.arrow.flight.grpc.ServerBackpressureThresholdInterceptor;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The Arrow Flight server of an engine. */
public final class FlightService implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FlightService.class);

  /** The maximum size of what a message holds besides a ticket. */
  private static final int ENVELOPE_BYTES = 64 * 1024;

  private final BufferAllocator allocator;
  private final OpenStreams open;
  private final ExportedSnapshots snapshots;
  private final ExecutorService calls;
  private final FlightServer server;

  private FlightService(
      BufferAllocator allocator,
      OpenStreams open,
      ExportedSnapshots snapshots,
      ExecutorService calls,
      FlightServer server) {
    this.allocator = allocator;
    this.open = open;
    this.snapshots = snapshots;
    this.calls = calls;
    this.server = server;
  }

  /**
   * Starts a server.
   *
   * @param callers authenticates callers, as over HTTP
   * @param registry where meters are registered
   * @throws IOException if the port is not free
   */
  public static FlightService start(
      FlightSettings settings, FraiseEngine engine, CallerResolver callers, MeterRegistry registry)
      throws IOException {
    BufferAllocator allocator = new RootAllocator();
    StreamMeters meters = new StreamMeters(registry, allocator);
    OpenStreams open = new OpenStreams(settings.maxStreams(), meters);
    FlightSettings.Splits splits = settings.splits();
    ExportedSnapshots snapshots =
        new ExportedSnapshots(
            engine.connections(), splits.maxSnapshots(), splits.snapshotLifetime());
    FlightProducer producer =
        new ProducerFactory(
                engine, settings, new ProducerFactory.Resources(allocator, open, meters, snapshots))
            .create();
    ExecutorService calls = calls();
    // Replaces the service of the same name that FlightServer's builder has added before.
    Consumer<ServerBuilder<?>> service =
        builder ->
            builder
                .addService(service(allocator, producer, calls, settings))
                .intercept(new RequestedAddress());
    FlightServer server =
        FlightServer.builder(
                allocator, Location.forGrpcInsecure(settings.host(), settings.port()), producer)
            .middleware(CallerMiddleware.KEY, new CallerMiddleware.Resolving(callers))
            .maxInboundMessageSize(maxMessageBytes(settings))
            .executor(calls)
            .transportHint("grpc.builderConsumer", service)
            .build();
    try {
      server.start();
    } catch (IOException e) {
      open.close();
      snapshots.close();
      calls.close();
      allocator.close();
      throw e;
    }
    return new FlightService(allocator, open, snapshots, calls, server);
  }

  @SuppressWarnings("deprecation") // the only way to leave authentication to a middleware
  private static ServerServiceDefinition service(
      BufferAllocator allocator,
      FlightProducer producer,
      ExecutorService calls,
      FlightSettings settings) {
    ServerServiceDefinition arrow =
        FlightGrpcUtils.createFlightService(allocator, producer, ServerAuthHandler.NO_OP, calls)
            .bindService();
    return ServerInterceptors.intercept(
        ClientStreams.of(
            arrow, settings.clientTimeout(), settings.maxTicketBytes() + ENVELOPE_BYTES),
        new ServerBackpressureThresholdInterceptor(FlightServer.DEFAULT_BACKPRESSURE_THRESHOLD));
  }

  private static int maxMessageBytes(FlightSettings settings) {
    // Twice as many as are accepted: gRPC resets the connection of a larger message without a word.
    return Math.max(settings.maxTicketBytes(), 2 * settings.loads().maxBatchBytes())
        + ENVELOPE_BYTES;
  }

  /** Runs the callbacks of calls. FlightServer would close an executor of its own too early. */
  private static ExecutorService calls() {
    return Executors.newCachedThreadPool(
        Thread.ofPlatform().name("fraiseql-flight-call-", 0).daemon().factory());
  }

  /** The port that the server is bound to. */
  public int port() {
    return server.getPort();
  }

  /**
   * Accepts no more calls, and waits until the open streams have finished or the timeout passes.
   */
  public void drain(Duration timeout) {
    server.shutdown();
    try {
      if (!server.awaitTermination(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
        LOG.warn("Flight streams still open after {} are cancelled", timeout);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends the streams that are still open with an error, and releases all memory. */
  @Override
  public void close() {
    open.close();
    snapshots.close();
    try {
      server.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    calls.close();
    allocator.close();
  }
}
