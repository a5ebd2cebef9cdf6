package dev.fraiseql.conformance.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.conformance.cases.RequestJson;
import dev.fraiseql.conformance.fixture.DomainDatabase;
import dev.fraiseql.server.FraiseServer;
import dev.fraiseql.testing.TestDatabase;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.arrow.flight.FlightClient;
import org.apache.arrow.flight.Location;
import org.apache.arrow.flight.Ticket;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;

/**
 * A server with a database of its own that a test may damage, its clients, and a connection to
 * administer the database.
 */
@SuppressWarnings("try") // close() may throw InterruptedException
final class ServerFixture implements AutoCloseable {
  /** Reads the view that {@link DatabaseAdmin#blockFlaws} blocks. */
  static final String FLAWS = "{ flaws { id } }";

  final DomainDatabase domain;
  final FraiseServer server;
  private final HttpClient http = HttpClient.newHttpClient();
  private final BufferAllocator allocator = new RootAllocator();
  final FlightClient flight;
  final DatabaseAdmin admin;

  private ServerFixture(DomainDatabase domain, FraiseServer server) throws SQLException {
    this.domain = domain;
    this.server = server;
    admin = DatabaseAdmin.of(domain);
    flight =
        FlightClient.builder(
                allocator, Location.forGrpcInsecure("localhost", server.flight().getPort()))
            .build();
  }

  /** Starts a server with these settings. */
  static ServerFixture on(TestDatabase database, Map<String, Object> settings) throws Exception {
    return on(database, "", settings);
  }

  /**
   * Starts a server with these settings.
   *
   * @param parameters appended to the database URL
   */
  static ServerFixture on(TestDatabase database, String parameters, Map<String, Object> settings)
      throws Exception {
    DomainDatabase domain = DomainDatabase.fresh(database);
    Map<String, Object> properties = new HashMap<>();
    properties.put("fraiseql.database.url", domain.url() + parameters);
    properties.put("fraiseql.http.port", 0);
    properties.put("fraiseql.flight.port", 0);
    properties.put("fraiseql.schema.check", "off");
    properties.putAll(settings);
    return new ServerFixture(domain, FraiseServer.start(properties));
  }

  /** The administrator of a database that has sessions. */
  SessionAdmin sessionAdmin() {
    return (SessionAdmin) admin;
  }

  /**
   * Waits until a statement is blocked by {@link DatabaseAdmin#blockFlaws} and returns its session.
   */
  int awaitBlocked() throws Exception {
    while (sessionAdmin().blockedSession() == 0) {
      pause();
    }
    return sessionAdmin().blockedSession();
  }

  /** Terminates the session of a blocked statement and waits until it is gone. */
  void terminateBlocked() throws Exception {
    int session = awaitBlocked();
    sessionAdmin().terminate(session);
    while (sessionAdmin().exists(session)) {
      pause();
    }
  }

  /** Terminates all sessions of the server, as a restart of the database does. */
  void terminateSessions() throws Exception {
    assertThat(sessionAdmin().terminateAll()).as("terminated sessions").isPositive();
    while (sessionAdmin().sessionCount() > 0) {
      pause();
    }
  }

  /** Spins once in a polling loop; throws if the test's timeout interrupted the thread. */
  private static void pause() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    Thread.onSpinWait();
  }

  /** Sends a query and accepts {@code application/graphql-response+json}. */
  CompletableFuture<HttpResponse<String>> sendAsync(String query) {
    return http.sendAsync(
        HttpRequest.newBuilder(uri("/graphql"))
            .header("content-type", "application/json")
            .header("accept", "application/graphql-response+json")
            .POST(BodyPublishers.ofString(RequestJson.of(Map.of("query", query))))
            .build(),
        BodyHandlers.ofString());
  }

  HttpResponse<String> send(String query) {
    return sendAsync(query).join();
  }

  /** The value of a meter, read from {@code /metrics}. */
  double meter(String name) throws Exception {
    String page =
        http.send(HttpRequest.newBuilder(uri("/metrics")).build(), BodyHandlers.ofString()).body();
    return page.lines()
        .filter(line -> line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
        .sum();
  }

  void awaitMeter(String name, double value) throws Exception {
    while (meter(name) != value) {
      pause();
    }
  }

  static Ticket ticket(String text) {
    return new Ticket(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  /** Asserts that requests succeed again, and that no connection, stream or memory is in use. */
  void assertRecovered() throws Exception {
    for (int i = 0; i < 10; i++) {
      HttpResponse<String> response = send("{ citiesCount }");
      assertThat(response.body()).isEqualTo("{\"data\":{\"citiesCount\":6}}");
      assertThat(response.statusCode()).isEqualTo(200);
    }
    assertThat(meter("fraiseql_connections_active")).as("connections in use").isZero();
    assertThat(meter("fraiseql_connections_waiting"))
        .as("requests waiting for a connection")
        .isZero();
    assertThat(meter("fraiseql_flight_streams_open")).as("open streams").isZero();
    assertThat(meter("fraiseql_flight_memory_bytes")).as("memory of streams").isZero();
    awaitIdleDatabase();
  }

  /**
   * Waits until the database runs nothing, since the pool closes broken connections asynchronously.
   */
  void awaitIdleDatabase() throws Exception {
    while (admin.busySessions() > 0) {
      Thread.sleep(120); // InnoDB shows new transactions only to those who ask seldom
    }
  }

  private URI uri(String path) {
    return server.http().resolve(path);
  }

  @Override
  public void close() throws Exception {
    flight.close();
    admin.close(); // and releases its locks, which a statement may wait for; otherwise the server's
    // shutdown waits
    server.close();
    http.close();
    allocator.close();
  }
}
