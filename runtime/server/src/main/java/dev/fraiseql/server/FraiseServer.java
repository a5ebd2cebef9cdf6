package dev.fraiseql.server;

import dev.fraiseql.engine.FraiseEngine;
import dev.fraiseql.server.config.StartFailure;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server of an application: serves its generated catalogs from its database over HTTP and Arrow
 * Flight.
 *
 * <p>An application's {@code main} prepares its database and calls {@link #run}. A program that
 * does more than serve calls {@link #start} and closes the server.
 */
public final class FraiseServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FraiseServer.class);

  private final RunningServer running;
  private final CountDownLatch closed = new CountDownLatch(1);

  private FraiseServer(RunningServer running) {
    this.running = running;
  }

  /**
   * Serves until the process is stopped (SIGTERM or Ctrl-C). Prints one line with the addresses to
   * standard output when it has started. If it cannot start, prints one line with the reason and a
   * remedy to standard error, and exits with status 1.
   *
   * @param args properties, as {@code -fraiseql.http.port=8081}; they take precedence over the
   *     environment
   */
  public static void run(String[] args) {
    FraiseServer server;
    try {
      server = new FraiseServer(Startup.run(Map.of(), args));
    } catch (StartFailure e) {
      LOG.debug("The start failed", e);
      System.err.println("FraiseQL cannot start: " + e.line());
      System.exit(1);
      return;
    }
    Runtime.getRuntime().addShutdownHook(new Thread(server::close, "fraiseql-stop"));
    System.out.println(server.running.line());
    server.awaitClose();
  }

  /**
   * Starts serving and returns.
   *
   * @param properties {@code fraiseql.*} and Micronaut's own; they take precedence over the
   *     environment
   * @throws StartFailure if it cannot start; everything is closed then
   */
  public static FraiseServer start(Map<String, Object> properties) throws StartFailure {
    return new FraiseServer(Startup.run(properties, new String[0]));
  }

  /** The address of HTTP, with the bound port: {@code http://host:port}. */
  public URI http() {
    return running.httpAddress();
  }

  /** The address of Arrow Flight, with the bound port: {@code grpc+tcp://host:port}. */
  public URI flight() {
    return running.flightAddress();
  }

  /** The engine. It remains open until this server is closed. */
  public FraiseEngine engine() {
    return running.engine();
  }

  /** Blocks until the server is closed or the thread is interrupted. */
  public void awaitClose() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Accepts no further requests, waits for running ones up to {@code fraiseql.shutdown.timeout},
   * and closes the engine. Idempotent.
   */
  @Override
  public void close() {
    running.close();
    closed.countDown();
  }
}
