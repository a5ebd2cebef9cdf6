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

/** What a started server consists of, and how it ends. */
final class Running implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Running.class);

  private final ServerSettings settings;
  private final FraiseEngine engine;
  private final ServerMeters meters;
  private final EmbeddedServer http;
  private final FlightService flight;
  private final long startNanos;
  private final AtomicBoolean closing = new AtomicBoolean();

  Running(
      ServerSettings settings,
      FraiseEngine engine,
      ServerMeters meters,
      EmbeddedServer http,
      FlightService flight,
      long startNanos) {
    this.settings = settings;
    this.engine = engine;
    this.meters = meters;
    this.http = http;
    this.flight = flight;
    this.startNanos = startNanos;
  }

  FraiseEngine engine() {
    return engine;
  }

  URI httpAddress() {
    return URI.create("http://%s:%d".formatted(settings.endpoints().shownHost(), http.getPort()));
  }

  URI flightAddress() {
    return URI.create(
        "grpc+tcp://%s:%d".formatted(settings.endpoints().shownHost(), flight.port()));
  }

  /**
   * For whoever started the server, or a program that did: addresses, and what is served from
   * where.
   */
  String line() {
    return "fraiseql started http=%s/graphql flight=%s database=%s types=%d operations=%d auth=%s millis=%d"
        .formatted(
            httpAddress(),
            flightAddress(),
            engine.database().option(),
            engine.model().types().size(),
            engine.queries().compiled().size(),
            settings.token() == null ? "open" : "token",
            Duration.ofNanos(startNanos).toMillis());
  }

  @Override
  public void close() {
    if (!closing.compareAndSet(false, true)) {
      return;
    }
    drain();
    flight.close();
    http.getApplicationContext().close();
    meters.close();
    engine.close();
  }

  /** Lets both ways in end what they are at, in the same time. */
  private void drain() {
    long began = System.nanoTime();
    CompletableFuture<?> httpEnds =
        ((GracefulShutdownCapable) http).shutdownGracefully().toCompletableFuture();
    flight.drain(settings.drain());
    long left = Math.max(0, settings.drain().toNanos() - (System.nanoTime() - began));
    try {
      httpEnds.get(left, TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      LOG.warn("Requests still running after {} are cut off", settings.drain());
    } catch (ExecutionException e) {
      LOG.warn("Requests could not be waited for", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
