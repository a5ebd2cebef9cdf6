package dev.fraiseql.benchmarks.observers;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Receives webhooks, in a process of its own: {@code /ok} accepts what is signed rightly, {@code
 * /fail} responds with 500, and {@code /refuse} with 400. Prints its port, and ends with its
 * standard input.
 */
public final class Receivers {
  private static final int ACCEPTED = 204;
  private static final int REFUSED = 400;
  private static final int FAILED = 500;

  private final byte[] key;
  private final LongAdder accepted = new LongAdder();

  private Receivers(byte[] key) {
    this.key = key;
  }

  /**
   * Receives.
   *
   * @param args the key of the signatures, as base64
   */
  public static void main(String[] args) throws IOException {
    Receivers receivers = new Receivers(Base64.getDecoder().decode(args[0]));
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/ok", receivers::accept);
    server.createContext("/fail", exchange -> respond(exchange, FAILED));
    server.createContext("/refuse", exchange -> respond(exchange, REFUSED));
    server.createContext("/accepted", receivers::report);
    server.start();
    System.out.println(server.getAddress().getPort());
    while (System.in.read() >= 0) {
      // until it is closed
    }
    System.exit(0);
  }

  private void accept(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    boolean signed = isSigned(exchange, body);
    if (signed) {
      accepted.increment();
    }
    respond(exchange, signed ? ACCEPTED : REFUSED);
  }

  /** Whether the signature is that of Standard Webhooks. */
  private boolean isSigned(HttpExchange exchange, byte[] body) throws IOException {
    String head =
        header(exchange, "webhook-id") + '.' + header(exchange, "webhook-timestamp") + '.';
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      mac.update(head.getBytes(StandardCharsets.UTF_8));
      String expected = "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
      return expected.equals(header(exchange, "webhook-signature"));
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  private static String header(HttpExchange exchange, String name) {
    return String.valueOf(exchange.getRequestHeaders().getFirst(name));
  }

  private void report(HttpExchange exchange) throws IOException {
    byte[] number = String.valueOf(accepted.sum()).getBytes(StandardCharsets.US_ASCII);
    exchange.sendResponseHeaders(200, number.length);
    exchange.getResponseBody().write(number);
    exchange.close();
  }

  private static void respond(HttpExchange exchange, int status) throws IOException {
    exchange.getRequestBody().readAllBytes();
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }
}
