package dev.fraiseql.server;

import dev.fraiseql.engine.FraiseEngine;
import dev.fraiseql.flight.FlightService;
import dev.fraiseql.server.config.ServerSettings;
import dev.fraiseql.server.metrics.ServerMeters;
import io.micronaut.runtime.graceful.GracefulShutdownCapable;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A started server: its parts, and how it shuts down. */
final class RunningServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RunningServer.class);

  private final ServerSettings settings;
  private final Parts parts;
  private final Duration startTime;
  private final AtomicBoolean closing = new AtomicBoolean();

  /** The parts that must be closed. */
  record Parts(
      FraiseEngine engine,
      ServerMeters meters,
      EmbeddedServer http,
      FlightService flight,
      RunningObservers observers) {}

  /**
   * A server that is listening.
   *
   * @param startTime how long the start took
   */
  RunningServer(ServerSettings settings, Parts parts, Duration startTime) {
    this.settings = settings;
    this.parts = parts;
    this.startTime = startTime;
  }

  FraiseEngine engine() {
    return parts.engine();
  }

  URI httpAddress() {
    return URI.create("http://" + settings.endpoints().shownHost() + ":" + parts.http().getPort());
  }

  URI flightAddress() {
    return URI.create(
        "grpc+tcp://" + settings.endpoints().shownHost() + ":" + parts.flight().port());
  }

  /** The line for standard output: addresses, database, and numbers of types and operations. */
  String line() {
    FraiseEngine engine = engine();
    return "fraiseql started http=%s/graphql flight=%s database=%s types=%s operations=%s observers=%s auth=%s millis=%s"
        .formatted(
            httpAddress(),
            flightAddress(),
            engine.database().option(),
            engine.model().types().size(),
            engine.queries().compiled().size(),
            engine.observers().size(),
            settings.token() == null ? "open" : "token",
            startTime.toMillis());
  }

  @Override
  public void close() {
    if (!closing.compareAndSet(false, true)) {
      return;
    }
    drain();
    parts.observers().close();
    parts.flight().close();
    parts.http().getApplicationContext().close();
    parts.meters().close();
    parts.engine().close();
  }

  /** Waits for running requests of HTTP and Flight, with one timeout for both. */
  private void drain() {
    long began = System.nanoTime();
    CompletableFuture<?> httpEnds =
        ((GracefulShutdownCapable) parts.http()).shutdownGracefully().toCompletableFuture();
    parts.flight().drain(settings.drain());
    long left = Math.max(0, settings.drain().toNanos() - (System.nanoTime() - began));
    try {
      httpEnds.get(left, TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      LOG.warn("Requests still running after {} are aborted", settings.drain());
    } catch (ExecutionException e) {
      LOG.warn("Waiting for running requests failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
