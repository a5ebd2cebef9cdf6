package dev.fraiseql.server;

import dev.fraiseql.engine.FraiseEngine;
import dev.fraiseql.server.config.StartFailure;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server of an application: its generated catalogs over its database, by HTTP and by Arrow
 * Flight.
 *
 * <p>An application's {@code main} prepares what it must, its database above all, and calls {@link
 * #run}. A program that has more to do than to serve calls {@link #start} and closes what it gets.
 */
public final class FraiseServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FraiseServer.class);

  private final Running running;
  private final CountDownLatch closed = new CountDownLatch(1);

  private FraiseServer(Running running) {
    this.running = running;
  }

  /**
   * Serves until the process is told to stop (SIGTERM or Ctrl-C). A line on standard output says
   * that it has started and where it listens. If it cannot start, one line on standard error says
   * why and what to do, and the process ends with 1.
   *
   * @param args properties, as {@code -fraiseql.http.port=8081}; they go before the environment
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
   * @param properties {@code fraiseql.*} and any of Micronaut's; they go before the environment
   * @throws StartFailure if it cannot start; nothing is left open
   */
  public static FraiseServer start(Map<String, Object> properties) throws StartFailure {
    return new FraiseServer(Startup.run(properties, new String[0]));
  }

  /** Where HTTP is served: {@code http://host:port}, with the port that was bound. */
  public URI http() {
    return running.httpAddress();
  }

  /** Where Arrow Flight is served: {@code grpc+tcp://host:port}, with the port that was bound. */
  public URI flight() {
    return running.flightAddress();
  }

  /** What answers. Stays open until this server is closed. */
  public FraiseEngine engine() {
    return running.engine();
  }

  /** Returns when the server is closed, or the thread is interrupted. */
  public void awaitClose() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Accepts nothing more, lets running requests end, as long as {@code fraiseql.shutdown.timeout}
   * allows, and closes the engine. Does nothing the second time.
   */
  @Override
  public void close() {
    running.close();
    closed.countDown();
  }
}
