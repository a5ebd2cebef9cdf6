package dev.fraiseql.conformance.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.conformance.cases.Json;
import dev.fraiseql.conformance.world.World;
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
 * A server over a database of its own that a test may harm, clients of it, and an operator at the
 * database.
 */
@SuppressWarnings("try") // closing says Exception, which may be an interruption
final class Patient implements AutoCloseable {
  /** Asks for the view that {@link Operator#blockFlaws} makes. */
  static final String FLAWS = "{ flaws { id } }";

  final World world;
  final FraiseServer server;
  private final HttpClient http = HttpClient.newHttpClient();
  private final BufferAllocator allocator = new RootAllocator();
  final FlightClient flight;
  final Operator operator;

  private Patient(World world, FraiseServer server) throws SQLException {
    this.world = world;
    this.server = server;
    operator = Operator.of(world);
    flight =
        FlightClient.builder(
                allocator, Location.forGrpcInsecure("localhost", server.flight().getPort()))
            .build();
  }

  /** A server with these settings. */
  static Patient on(TestDatabase database, Map<String, Object> settings) throws Exception {
    return on(database, "", settings);
  }

  /** A server with these settings and an addition to its database's URL. */
  static Patient on(TestDatabase database, String parameters, Map<String, Object> settings)
      throws Exception {
    World world = World.fresh(database);
    Map<String, Object> properties = new HashMap<>();
    properties.put("fraiseql.database.url", world.url() + parameters);
    properties.put("fraiseql.http.port", 0);
    properties.put("fraiseql.flight.port", 0);
    properties.putAll(settings);
    return new Patient(world, FraiseServer.start(properties));
  }

  /** The operator of a database that is a server. */
  ServerOperator serverOperator() {
    return (ServerOperator) operator;
  }

  /** Waits until a statement is held up by {@link Operator#blockFlaws}, and gives its session. */
  int awaitBlocked() throws Exception {
    while (serverOperator().blocked() == 0) {
      pause();
    }
    return serverOperator().blocked();
  }

  /** Ends the session of a statement that is held up, and waits until it is no more. */
  void endBlocked() throws Exception {
    int session = awaitBlocked();
    serverOperator().end(session);
    while (serverOperator().isThere(session)) {
      pause();
    }
  }

  /** Ends all the server's sessions, as a restart of the database does. */
  void endSessions() throws Exception {
    assertThat(serverOperator().endAll()).as("ended sessions").isPositive();
    while (serverOperator().sessions() > 0) {
      pause();
    }
  }

  /** Between two looks at something: ends what a test's time limit interrupts. */
  private static void pause() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    Thread.onSpinWait();
  }

  /** Sends a query, as a client of the newer media type. */
  CompletableFuture<HttpResponse<String>> begin(String query) {
    return http.sendAsync(
        HttpRequest.newBuilder(uri("/graphql"))
            .header("content-type", "application/json")
            .header("accept", "application/graphql-response+json")
            .POST(BodyPublishers.ofString(Json.of(Map.of("query", query))))
            .build(),
        BodyHandlers.ofString());
  }

  HttpResponse<String> ask(String query) {
    return begin(query).join();
  }

  /** A meter's value, as an operator sees it. */
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

  /** Asserts that requests are answered again, and that nothing of the past is left. */
  void assertIsWell() throws Exception {
    for (int i = 0; i < 10; i++) {
      HttpResponse<String> answer = ask("{ citiesCount }");
      assertThat(answer.body()).isEqualTo("{\"data\":{\"citiesCount\":6}}");
      assertThat(answer.statusCode()).isEqualTo(200);
    }
    assertThat(meter("fraiseql_connections_active")).as("connections in use").isZero();
    assertThat(meter("fraiseql_connections_waiting")).as("waiting for one").isZero();
    assertThat(meter("fraiseql_flight_streams_open")).as("open streams").isZero();
    assertThat(meter("fraiseql_flight_memory_bytes")).as("memory of streams").isZero();
    awaitIdleDatabase();
  }

  /** Waits until the database runs nothing: the pool closes what it gives up in its own time. */
  void awaitIdleDatabase() throws Exception {
    while (operator.busy() > 0) {
      pause();
    }
  }

  private URI uri(String path) {
    return server.http().resolve(path);
  }

  @Override
  public void close() throws Exception {
    flight.close();
    operator.close(); // and its locks, or a statement that waits for one holds up the server's end
    server.close();
    http.close();
    allocator.close();
  }
}
