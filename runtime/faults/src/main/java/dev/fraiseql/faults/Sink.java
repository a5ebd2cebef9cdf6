package dev.fraiseql.faults;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Receives webhooks, and keeps what it has received in the order in which it took effect. It can
 * fail in the ways in which receivers do.
 */
public final class Sink implements AutoCloseable {
  private final HttpServer server;
  private final List<Received> received = Collections.synchronizedList(new ArrayList<>());
  private final Random random;
  private volatile Behaviour behaviour = Behaviour.GOOD;

  /** How it responds. */
  public enum Behaviour {
    /** At once. */
    GOOD,
    /** After some time. */
    SLOW,
    /** To one in three with an error, before the effect. */
    FAILING,
    /** To one in three never. */
    HANGING,
    /** To one in three with an error, although there was an effect. */
    LYING,
    /** To all with an error. */
    DEAD
  }

  /**
   * A request that had an effect.
   *
   * @param observer from the path
   * @param id the header {@code webhook-id}
   */
  public record Received(String observer, String id, String body) {}

  /**
   * Starts a sink.
   *
   * @param seed of its choices
   */
  public Sink(long seed) throws IOException {
    random = new Random(seed);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  /** Where it receives. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Behaves otherwise from now on. */
  public void behave(Behaviour other) {
    behaviour = other;
  }

  /** What it has received, in that order. */
  public List<Received> received() {
    synchronized (received) {
      return List.copyOf(received);
    }
  }

  private boolean oneInThree() {
    synchronized (random) {
      return random.nextInt(3) == 0;
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Received request =
        new Received(
            exchange.getRequestURI().getPath().substring(1),
            String.valueOf(exchange.getRequestHeaders().getFirst("webhook-id")),
            body);
    int status = 204;
    switch (behaviour) {
      case GOOD -> received.add(request);
      case SLOW -> {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        received.add(request);
      }
      case FAILING -> {
        if (oneInThree()) {
          status = 503;
        } else {
          received.add(request);
        }
      }
      case HANGING -> {
        if (oneInThree()) {
          LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(4));
          status = 503;
        } else {
          received.add(request);
        }
      }
      case LYING -> {
        received.add(request);
        if (oneInThree()) {
          status = 500;
        }
      }
      case DEAD -> status = 500;
    }
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
