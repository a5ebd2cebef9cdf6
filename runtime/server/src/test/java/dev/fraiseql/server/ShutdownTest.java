package dev.fraiseql.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.server.library.CatalogPath;
import dev.fraiseql.server.library.Library;
import dev.fraiseql.server.library.ServerProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShutdownTest {
  @TempDir Path folder;

  @Test
  void letsRunningRequestsEndWhenItIsToldToStop() throws Exception {
    Map<String, String> environment = Map.of("FRAISEQL_DATABASE_URL", Library.database(folder));
    try (ServerProcess process =
            ServerProcess.start(folder, CatalogPath.GENERATED, ServerProcess.FLAGS, environment);
        HttpClient client = HttpClient.newHttpClient()) {
      URI address = process.awaitStart();
      CompletableFuture<HttpResponse<String>> slow =
          client.sendAsync(slowQuery(address), BodyHandlers.ofString());
      awaitConnectionInUse(client, address);

      process.terminate();

      awaitRefusal(address);
      assertThat(slow.isDone()).as("the request ends after the listening").isFalse();
      HttpResponse<String> response = slow.get(30, TimeUnit.SECONDS);
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.body()).isEqualTo("{\"data\":{\"censuses\":[{\"count\":4000000}]}}");
      assertThat(process.awaitEnd()).isEqualTo(143); // 128 + SIGTERM
      assertThat(process.err()).isEmpty();
    }
  }

  private static HttpRequest slowQuery(URI address) {
    return HttpRequest.newBuilder(address.resolve("/graphql"))
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString("{\"query\":\"{censuses{count}}\"}"))
        .build();
  }

  private static void awaitConnectionInUse(HttpClient client, URI address) throws Exception {
    HttpRequest metrics = HttpRequest.newBuilder(address.resolve("/metrics")).build();
    while (!client
        .send(metrics, BodyHandlers.ofString())
        .body()
        .contains("fraiseql_connections_active 1.0")) {
      Thread.onSpinWait();
    }
  }

  /** New connections only: one that is open already could still be answered. */
  private static void awaitRefusal(URI address) throws Exception {
    while (true) {
      try (HttpClient client = HttpClient.newHttpClient()) {
        client.send(
            HttpRequest.newBuilder(address.resolve("/health")).build(), BodyHandlers.ofString());
      } catch (IOException e) {
        return;
      }
    }
  }
}
