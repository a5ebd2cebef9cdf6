package dev.fraiseql.conformance.write;

import dev.fraiseql.conformance.cases.RequestJson;
import dev.fraiseql.contract.TypeCatalog;
import dev.fraiseql.jdbc.fault.FailPoint;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A server of a shop in a process of its own, and a client that sends any bytes to it. */
final class ShopServer implements AutoCloseable {
  /** The main class, to be compiled with the classes of the shop. */
  static final String MAIN =
      """
      final class Main {
        public static void main(String[] arguments) {
          dev.fraiseql.server.FraiseServer.run(arguments);
        }
      }
      """;

  private static final Pattern STARTED =
      Pattern.compile("fraiseql started .*http=(\\S+)/graphql.*");

  private final Process process;
  private final URI address;

  private ShopServer(Process process, URI address) {
    this.process = process;
    this.address = address;
  }

  /**
   * What a server responds.
   *
   * @param status of HTTP
   */
  record Response(int status, String body) {}

  static ShopServer start(Shop shop) throws IOException {
    return start(shop, List.of());
  }

  /** Starts a server that halts at a fail point, as {@code write.commit:1}. */
  static ShopServer startHalting(Shop shop, String point) throws IOException {
    return start(shop, List.of("-D" + FailPoint.PROPERTY + "=" + point));
  }

  private static ShopServer start(Shop shop, List<String> flags) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m"));
    command.add("--add-opens=java.base/java.nio=ALL-UNNAMED");
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(flags);
    command.addAll(List.of("-cp", shop.classes() + File.pathSeparator + libraries()));
    command.add("foreign.Main");
    command.add("-fraiseql.database.url=" + shop.url());
    command.addAll(List.of("-fraiseql.http.port=0", "-fraiseql.flight.port=0"));
    command.add("-fraiseql.limits.batch=5");
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
    StringBuilder lines = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      Matcher started = STARTED.matcher(line);
      if (started.matches()) {
        Thread.ofPlatform().daemon().start(() -> discard(output));
        return new ShopServer(process, URI.create(started.group(1)));
      }
      lines.append(line).append('\n');
    }
    throw new AssertionError("The server has not started: " + lines);
  }

  private static void discard(BufferedReader output) {
    try {
      while (output.readLine() != null) {
        // The server would block on a full pipe.
      }
    } catch (IOException e) {
      // The process has ended.
    }
  }

  /** The class path of this process, without folders that have catalogs of their own. */
  private static String libraries() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry ->
            !Files.exists(Path.of(entry, "META-INF/services", TypeCatalog.class.getName())))
        .collect(Collectors.joining(File.pathSeparator));
  }

  /**
   * Sends a request by POST.
   *
   * @param headers lines of the head, with characters of Latin-1
   * @return null if the server has halted before it has responded
   */
  @Nullable Response post(String body, String... headers) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    List<String> all = new ArrayList<>(List.of("Content-Length: " + bytes.length));
    all.addAll(List.of(headers));
    return send("POST /graphql", bytes, all);
  }

  /** Sends a request by GET. */
  @Nullable Response get(String pathAndQuery, String... headers) throws IOException {
    return send("GET " + pathAndQuery, new byte[0], List.of(headers));
  }

  private @Nullable Response send(String line, byte[] body, List<String> headers)
      throws IOException {
    StringBuilder head = new StringBuilder(line).append(" HTTP/1.1\r\nHost: localhost\r\n");
    head.append("Connection: close\r\nContent-Type: application/json\r\n");
    head.append("Accept: application/graphql-response+json\r\n");
    headers.forEach(header -> head.append(header).append("\r\n"));
    head.append("\r\n");
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      socket.getOutputStream().write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().write(body);
      String text = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (text.isEmpty()) {
        return null;
      }
      return new Response(
          Integer.parseInt(text.split(" ", 3)[1]), text.substring(text.indexOf("\r\n\r\n") + 4));
    } catch (SocketException e) {
      return null; // reset by a process that has halted
    }
  }

  /**
   * The body of a request.
   *
   * @param key in its extensions; null for none
   */
  static String body(String document, @Nullable String key) {
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("query", document);
    if (key != null) {
      request.put("extensions", Map.of("idempotencyKey", key));
    }
    return RequestJson.of(request);
  }

  /** Waits until the process has halted at its fail point. */
  void awaitHalt() throws InterruptedException {
    int code = process.waitFor();
    if (code != FailPoint.EXIT_CODE) {
      throw new AssertionError("exit code " + code);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
