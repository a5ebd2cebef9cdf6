package dev.fraiseql.benchmarks.observers;

import dev.fraiseql.benchmarks.database.MeasuredDatabase;
import dev.fraiseql.contract.security.Caller;
import dev.fraiseql.engine.graphql.GraphQlRequest;
import dev.fraiseql.engine.json.GraphQlResponse;
import dev.fraiseql.server.FraiseServer;
import dev.fraiseql.server.config.StartFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Our server, in this process. It has all observers of the observed application, of which only
 * those are active that are measured: stopped ones stay so when it is started again.
 */
final class ObserverServer implements AutoCloseable {
  private static final List<String> OBSERVERS =
      List.of("ReadingReceived", "ShipmentSent", "OneStep", "FiveSteps", "ClaimSent");

  private final FraiseServer server;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private ObserverServer(FraiseServer server) {
    this.server = server;
  }

  /**
   * Starts it.
   *
   * @param claims the path of the receiver of claims
   * @param active the observers that are active; all others are stopped
   */
  static ObserverServer start(
      MeasuredDatabase database, ReceiverProcess receivers, String claims, List<String> active)
      throws IOException, InterruptedException {
    try {
      ObserverServer started =
          new ObserverServer(
              FraiseServer.start(
                  Map.of(
                      "fraiseql.database.url", database.url(),
                      "fraiseql.http.port", 0,
                      "fraiseql.flight.port", 0,
                      "fraiseql.observers.webhooks.allow-private", true,
                      "observed.shipments", receivers.url("/ok"),
                      "observed.claims", receivers.url(claims),
                      "observed.secret", ReceiverProcess.secret())));
      for (String observer : OBSERVERS) {
        if (active.contains(observer)) {
          started.resume(observer);
        } else {
          started.stop(observer);
        }
      }
      return started;
    } catch (StartFailure e) {
      throw new IOException(e.line(), e);
    }
  }

  /** Lets an observer go on: it does so within half a second. */
  void resume(String observer) throws IOException, InterruptedException {
    post("/admin/observers/" + observer + "/resume", "{}");
  }

  /** Stops an observer, within half a second. */
  void stop(String observer) throws IOException, InterruptedException {
    post("/admin/observers/" + observer + "/stop", "{}");
  }

  /** Waits until observers have stopped or gone on: the server looks for it twice a second. */
  static void awaitChange() throws InterruptedException {
    TimeUnit.SECONDS.sleep(1);
  }

  /**
   * Runs a mutation, as a request over HTTP does, and returns as soon as it is committed.
   *
   * @throws IOException if it fails
   */
  void mutate(String document, Map<String, Object> variables) throws IOException {
    GraphQlResponse response =
        server
            .engine()
            .graphql()
            .execute(
                new GraphQlRequest(document, null, new HashMap<>(variables), null),
                Caller.ANONYMOUS);
    if (response.code() != null) {
      throw new IOException(response.text());
    }
  }

  private void post(String path, String body) throws IOException, InterruptedException {
    URI address = server.http().resolve(path);
    HttpResponse<String> response =
        client.send(
            HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() / 100 != 2) {
      throw new IOException(path + ": " + response.statusCode() + ' ' + response.body());
    }
  }

  @Override
  public void close() {
    client.close();
    server.close();
  }
}
