package dev.fraiseql.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.fraiseql.server.library.Library;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a page of another origin can do in a real browser. Needs Chromium on the PATH, and is
 * skipped without it.
 */
@Timeout(120)
class BrowserCorsTest {

  /**
   * Sends requests to the server and reports to the page's own origin, line by line, what the code
   * of the page sees.
   */
  private static final String PAGE =
      """
      <!doctype html>
      <script type="module">
        const url = "%s/graphql";
        const seen = [];
        async function send(name, path, options, headers = []) {
          try {
            const response = await fetch(url + path, options);
            const body = await response.text();
            seen.push([name, response.status, ...headers.map(h => response.headers.has(h)), body].join(" "));
          } catch (e) {
            seen.push(name + " " + e.name);
          }
        }
        const json = { "content-type": "application/json", authorization: "Bearer secret" };
        const body = JSON.stringify({ query: "{ book(id: 1) { title } }" });
        await send("post", "", { method: "POST", headers: json, body });
        await send("get", "?operationName=OneBook&variables=%%7B%%22id%%22%%3A1%%7D", { headers: json }, ["ETag"]);
        await send("wrong", "", { method: "POST", headers: json, body: "{" });
        await send("token", "", { method: "POST", headers: { ...json, authorization: "Bearer x" }, body });
        await send("put", "", { method: "PUT", headers: json, body });
        await send("cookie", "", { method: "POST", headers: json, body, credentials: "include" });
        await fetch("/seen", { method: "POST", body: seen.join("\\n") });
      </script>
      """;

  private final CompletableFuture<String> seen = new CompletableFuture<>();

  @TempDir Path folder;
  private HttpServer pages;

  @BeforeEach
  void servePages() throws IOException {
    pages = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    pages.start();
  }

  @AfterEach
  void stopPages() {
    pages.stop(0);
  }

  @Test
  void aListedOriginReadsResponsesAndErrors() throws Exception {
    assertThat(seenFrom("localhost", "localhost"))
        .satisfiesExactly(
            post -> assertThat(post).startsWith("post 200 ").contains("Emma"),
            get -> assertThat(get).startsWith("get 200 true ").contains("Emma"),
            wrong -> assertThat(wrong).startsWith("wrong 400 ").contains("errors"),
            token -> assertThat(token).startsWith("token 401 ").contains("UNAUTHENTICATED"),
            put -> assertThat(put).isEqualTo("put TypeError"),
            cookie -> assertThat(cookie).isEqualTo("cookie TypeError"));
  }

  @Test
  void anotherOriginReadsNothing() throws Exception {
    assertThat(seenFrom("127.0.0.1", "localhost"))
        .containsExactly(
            "post TypeError",
            "get TypeError",
            "wrong TypeError",
            "token TypeError",
            "put TypeError",
            "cookie TypeError");
  }

  /** What a page on one host sees while the server lists the origin of the page on another. */
  private List<String> seenFrom(String host, String listed) throws Exception {
    Optional<Path> browser = chromium();
    assumeTrue(browser.isPresent(), "no Chromium on the PATH");
    int port = pages.getAddress().getPort();
    Map<String, Object> settings =
        Map.of(
            "fraiseql.cors.origins", "http://" + listed + ":" + port, "fraiseql.token", "secret");
    try (Library library = Library.open(folder.resolve("library"), settings)) {
      String page = PAGE.formatted("http://localhost:" + library.uri("/").getPort());
      pages.createContext("/", exchange -> respond(exchange, page));
      pages.createContext(
          "/seen",
          exchange -> {
            seen.complete(
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            respond(exchange, "");
          });
      Process process = open(browser.get(), "http://" + host + ":" + port + "/");
      try {
        return seen.get(60, TimeUnit.SECONDS).lines().toList();
      } finally {
        stop(process);
      }
    }
  }

  private static void respond(HttpExchange exchange, String html) throws IOException {
    byte[] body = html.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
    exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private Process open(Path browser, String url) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(browser.toString());
    command.addAll(
        List.of(
            "--headless",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--user-data-dir=" + folder.resolve("browser")));
    if (System.getProperty("user.name").equals("root")) {
      command.add("--no-sandbox"); // Chromium's sandbox does not run as root
    }
    command.add(url);
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("browser.log").toFile())
        .start();
  }

  private void stop(Process browser) throws Exception {
    List<ProcessHandle> children = browser.descendants().toList();
    browser.destroy();
    if (!browser.waitFor(20, TimeUnit.SECONDS)) {
      browser.destroyForcibly().waitFor();
    }
    children.forEach(ProcessHandle::destroyForcibly);
    // A link out of the folder, about which JUnit warns.
    Files.deleteIfExists(folder.resolve("browser/SingletonSocket"));
  }

  private static Optional<Path> chromium() {
    String path = System.getenv().getOrDefault("PATH", "");
    return Stream.of("chromium", "chromium-browser", "google-chrome")
        .flatMap(name ->
            Arrays.stream(path.split(Pattern.quote(File.pathSeparator), -1))
                .map(each -> Path.of(each, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
