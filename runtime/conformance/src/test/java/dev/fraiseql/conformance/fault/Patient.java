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
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.arrow.flight.FlightClient;
import org.apache.arrow.flight.Location;
import org.apache.arrow.flight.Ticket;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;

/**
 * A server over a database of its own that a test may harm, clients of it, and a connection past it
 * into the database.
 */
@SuppressWarnings("try") // closing says Exception, which may be an interruption
final class Patient implements AutoCloseable {
  /** Asks for the view that {@link #blockFlaws} makes. */
  static final String FLAWS = "{ flaws { id } }";

  private static final String OTHERS = "datname = current_database() and pid <> pg_backend_pid()";

  final World world;
  final FraiseServer server;
  private final HttpClient http = HttpClient.newHttpClient();
  private final BufferAllocator allocator = new RootAllocator();
  final FlightClient flight;
  private final Connection hand;

  private Patient(World world, FraiseServer server) throws SQLException {
    this.world = world;
    this.server = server;
    hand = world.connect();
    flight =
        FlightClient.builder(
                allocator, Location.forGrpcInsecure("localhost", server.flight().getPort()))
            .build();
  }

  /** A server with these settings. */
  static Patient on(TestDatabase database, Map<String, Object> settings) throws Exception {
    World world = World.fresh(database);
    Map<String, Object> properties = new HashMap<>();
    properties.put("fraiseql.database.url", world.url());
    properties.put("fraiseql.http.port", 0);
    properties.put("fraiseql.flight.port", 0);
    properties.putAll(settings);
    return new Patient(world, FraiseServer.start(properties));
  }

  /**
   * Makes reading flaws take forever. On PostgreSQL it takes until the lock is released that is
   * taken here; on SQLite, where a reader waits for nothing, it counts.
   */
  void blockFlaws() throws SQLException {
    execute("drop view flaws");
    execute(
        "create view flaws as select r.* from flaw_rows r, "
            + (isSqlite()
                ? "(with recursive n(i) as (select 1 union all select i + 1 from n where i < 1e15)"
                    + " select count(*) from n)"
                : "pg_advisory_xact_lock_shared(1)"));
    if (!isSqlite()) {
      number("select 1 from pg_advisory_lock(1)");
    }
  }

  void execute(String sql) throws SQLException {
    try (Statement statement = hand.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The number in the only row, or 0 if there is none. */
  int number(String sql) throws SQLException {
    try (Statement statement = hand.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.next() ? row.getInt(1) : 0;
    }
  }

  /** Waits until a statement on PostgreSQL waits for the lock, and gives its backend's id. */
  int awaitBlocked() throws Exception {
    while (blocked() == 0) {
      pause();
    }
    return blocked();
  }

  /** The backend of a statement that waits for the lock, or 0. */
  int blocked() throws SQLException {
    return number("select pid from pg_stat_activity where wait_event = 'advisory' and " + OTHERS);
  }

  /** Ends the backends for which that holds, and waits until they are no more. */
  void terminate(String condition) throws Exception {
    String ended =
        text(
            "select string_agg(pid::text, ',') filter (where pg_terminate_backend(pid))"
                + " from pg_stat_activity where "
                + OTHERS
                + " and "
                + condition);
    assertThat(ended).as("ended backends").isNotNull();
    while (number("select count(*) from pg_stat_activity where pid in (" + ended + ")") > 0) {
      pause();
    }
  }

  private String text(String sql) throws SQLException {
    try (Statement statement = hand.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
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
    if (!isSqlite()) {
      assertThat(
              number("select count(*) from pg_stat_activity where state <> 'idle' and " + OTHERS))
          .as("statements and transactions in the database")
          .isZero();
    }
  }

  private boolean isSqlite() {
    return world.database() == TestDatabase.SQLITE;
  }

  private URI uri(String path) {
    return server.http().resolve(path);
  }

  @Override
  public void close() throws Exception {
    flight.close();
    hand.close(); // and with it the lock, or a statement that waits for it holds up the server's
    // end
    server.close();
    http.close();
    allocator.close();
  }
}
