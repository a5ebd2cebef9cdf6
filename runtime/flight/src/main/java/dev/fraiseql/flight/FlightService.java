package dev.fraiseql.flight;

import dev.fraiseql.engine.FraiseEngine;
import dev.fraiseql.engine.arrow.ArrowStreams;
import dev.fraiseql.engine.export.SplitExports;
import dev.fraiseql.engine.security.CallerResolver;
import dev.fraiseql.flight.sql.SqlInfos;
import dev.fraiseql.jdbc.ExportedSnapshots;
import io.grpc.ServerBuilder;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
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
import org.apache.arrow.vector.VectorSchemaRoot;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Arrow Flight over an engine, from its start to its end. */
public final class FlightService implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FlightService.class);

  /** Room for what surrounds a ticket in a message. */
  private static final int ENVELOPE = 64 * 1024;

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
   * Starts to listen.
   *
   * @param callers finds out who asks, as over HTTP
   * @param registry takes the meters
   * @throws IOException if the port is not free
   */
  public static FlightService start(
      FlightSettings settings, FraiseEngine engine, CallerResolver callers, MeterRegistry registry)
      throws IOException {
    BufferAllocator allocator = new RootAllocator();
    StreamMeters meters = new StreamMeters(registry, allocator);
    OpenStreams open = new OpenStreams(settings.streams(), meters);
    TicketCodec codec = new TicketCodec(settings.ticketBytes());
    TicketResolver resolver = new TicketResolver(engine);
    ArrowStreams arrow = new ArrowStreams(engine);
    FlightSettings.Splits splits = settings.splits();
    ExportedSnapshots snapshots =
        new ExportedSnapshots(engine.connections(), splits.held(), splits.lifetime());
    FlightListing listing =
        new FlightListing(
            engine,
            new FlightListing.Parts(
                codec,
                resolver,
                arrow,
                new SplitExports(
                    engine, snapshots, new SplitExports.Limits(splits.fromRows(), splits.parts())),
                allocator));
    SqlStatements statements = new SqlStatements(engine, codec, resolver);
    FlightSqlMethods sql =
        new FlightSqlMethods(
            engine, codec, resolver, statements, arrow, allocator, infos(settings));
    FraiseFlightProducer producer =
        new FraiseFlightProducer(
            new FraiseFlightProducer.Parts(
                codec,
                resolver,
                arrow,
                snapshots,
                listing,
                new FlightActions(engine, open, sql),
                open,
                meters,
                statements,
                sql,
                allocator),
            settings);
    ExecutorService calls = calls();
    // It takes the place of the same service that the builder has just added.
    Consumer<ServerBuilder<?>> service =
        builder ->
            builder
                .addService(service(allocator, producer, calls, settings.patience()))
                .intercept(new RequestedAddress());
    FlightServer server =
        FlightServer.builder(
                allocator, Location.forGrpcInsecure(settings.host(), settings.port()), producer)
            .middleware(CallerMiddleware.KEY, new CallerMiddleware.Resolving(callers))
            .maxInboundMessageSize(settings.ticketBytes() + ENVELOPE)
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

  @SuppressWarnings("deprecation") // the one way to say that callers are found out elsewhere
  private static ServerServiceDefinition service(
      BufferAllocator allocator,
      FlightProducer producer,
      ExecutorService calls,
      Duration patience) {
    ServerServiceDefinition arrow =
        FlightGrpcUtils.createFlightService(allocator, producer, ServerAuthHandler.NO_OP, calls)
            .bindService();
    return ServerInterceptors.intercept(
        ClientStreams.of(arrow, patience),
        new ServerBackpressureThresholdInterceptor(FlightServer.DEFAULT_BACKPRESSURE_THRESHOLD));
  }

  private static SqlInfos infos(FlightSettings settings) {
    return new SqlInfos(
        version(FlightService.class),
        version(VectorSchemaRoot.class),
        settings.ticketBytes(),
        settings.streams());
  }

  /** The version of the jar that a class is in; empty if it says none, as folders do not. */
  private static String version(Class<?> of) {
    return Objects.requireNonNullElse(of.getPackage().getImplementationVersion(), "");
  }

  /**
   * For the beginnings and ends of calls. Ours, because the server would close its own too soon.
   */
  private static ExecutorService calls() {
    return Executors.newCachedThreadPool(
        Thread.ofPlatform().name("fraiseql-flight-call-", 0).daemon().factory());
  }

  /** The port that was bound. */
  public int port() {
    return server.getPort();
  }

  /** Begins no more streams and waits for those that are open, but no longer than that. */
  public void drain(Duration atMost) {
    server.shutdown();
    try {
      if (!server.awaitTermination(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
        LOG.warn("Flight streams still open after {} are cut off", atMost);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends the streams that are still open, each with an error, and gives back all memory. */
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
