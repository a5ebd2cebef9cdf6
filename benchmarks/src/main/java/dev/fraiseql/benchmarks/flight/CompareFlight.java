package dev.fraiseql.benchmarks.flight;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fraiseql.benchmarks.contender.fraise.FraiseContender;
import dev.fraiseql.benchmarks.database.EventRows;
import dev.fraiseql.benchmarks.database.MeasuredDatabase;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The command {@code benchmarks/compare flight}: how fast rows come out as columns, beside what the
 * database can give and beside what else there is. One after the other in each round, so that what
 * the machine does meanwhile meets all alike.
 */
public final class CompareFlight implements AutoCloseable {
  private static final String SQL = "select * from events";
  private static final int[] STREAMS = {1, 4, 16, 64};
  private static final int[] QUESTION_ROWS = {100, 10_000, 1_000_000};
  private static final String FIELDS = "id happenedAt kind userId amount score mobile note";

  private final FlightOptions options;
  private final FlightFindings findings;
  private final MeasuredDatabase database;
  private final PythonClient client;
  private final StreamServer ours;
  private final StreamServer plain;
  private final long rows;

  private CompareFlight(
      FlightOptions options,
      FlightFindings findings,
      MeasuredDatabase database,
      long rows,
      Path folder)
      throws IOException, InterruptedException {
    this.options = options;
    this.findings = findings;
    this.database = database;
    this.rows = rows;
    List<String> flags =
        List.of(
            Files.readString(Path.of(System.getProperty("compare.flags"))).strip().split("\\s+"));
    client =
        PythonClient.start(
            Path.of(System.getProperty("compare.python")), folder.resolveSibling("python"));
    ours =
        StreamServer.start(
            FraiseContender.class,
            flags,
            database.url(),
            List.of("FRAISEQL_HTTP_PORT", "FRAISEQL_FLIGHT_PORT"),
            folder.resolve("flight-ours.log"));
    plain =
        StreamServer.start(
            PlainFlight.class,
            flags,
            database.url(),
            List.of("FRAISEQL_HTTP_PORT"),
            folder.resolve("flight-plain.log"));
  }

  /**
   * Compares.
   *
   * @param args see {@link FlightOptions#USAGE}
   */
  public static void main(String[] args) throws IOException, InterruptedException, SQLException {
    FlightOptions options;
    try {
      options = FlightOptions.read(args);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(2);
      return;
    }
    Path folder =
        Files.createDirectories(Path.of(System.getProperty("compare.work", "target/compare")));
    FlightFindings findings = new FlightFindings();
    for (String product : options.databases()) {
      for (int digits : options.digits()) {
        EventRows events = new EventRows(digits);
        try (MeasuredDatabase database = MeasuredDatabase.open(product, folder, List.of(events));
            CompareFlight compare =
                new CompareFlight(options, findings, database, events.count(), folder)) {
          compare.run(digits == options.digits().getFirst());
        }
      }
    }
    findings.report(options, args, Path.of(System.getProperty("compare.results", "results")));
    System.exit(0); // embedded PostgreSQL leaves threads behind
  }

  /**
   * Measures one database.
   *
   * @param all whether to ask all questions, or only for whole exports
   */
  private void run(boolean all) throws IOException, SQLException {
    List<Way> ways = ways();
    if (all) {
      checkEqual(ways);
    }
    for (int round = -options.warmUp(); round < options.rounds(); round++) {
      for (Way way : ways) {
        measure(way, round >= 0);
      }
    }
    if (all) {
      together();
      questions();
    }
  }

  /** One way of a table's rows to their reader. */
  private record Way(String name, @Nullable ObjectNode command, @Nullable StreamServer server) {}

  private List<Way> ways() {
    List<Way> ways = new ArrayList<>();
    ways.add(new Way(FlightFindings.RAW, null, null));
    ways.add(new Way(FlightFindings.OURS, flight(ours, "export:events::"), ours));
    ways.add(new Way(FlightFindings.PLAIN, flight(plain, SQL), plain));
    if (database.product().equals("postgresql")) {
      ways.add(new Way(FlightFindings.ADBC, adbc(), null));
    }
    return ways;
  }

  private static ObjectNode flight(StreamServer server, String ticket) {
    return PythonClient.command("read")
        .put("from", "flight")
        .put("url", server.flightUrl())
        .put("ticket", ticket);
  }

  private ObjectNode adbc() {
    URI address = URI.create(database.url().substring("jdbc:".length()));
    String user = address.getQuery().replaceFirst(".*user=([^&]*).*", "$1");
    return PythonClient.command("read")
        .put("from", "adbc")
        .put(
            "url",
            "postgresql://%s@%s%s".formatted(user, address.getAuthority(), address.getPath()))
        .put("sql", SQL);
  }

  private void checkEqual(List<Way> ways) throws IOException {
    @Nullable JsonNode first = null;
    for (Way way : ways) {
      if (way.command() == null) {
        continue;
      }
      JsonNode digest = client.ask(way.command().deepCopy().put("do", "digest"));
      if (first != null && !first.equals(digest)) {
        throw new IOException("Not the same rows: " + first + "\n" + way.name() + ": " + digest);
      }
      first = digest;
    }
    client.peakMegabytes(); // what that took is not to be counted
  }

  private void measure(Way way, boolean counted) throws IOException, SQLException {
    long nanos;
    long first = 0;
    long bytes = 0;
    long read;
    if (way.server() != null) {
      way.server().peakMegabytes();
    }
    if (way.command() == null) {
      long begun = System.nanoTime();
      read = new RawRead(database).count();
      nanos = System.nanoTime() - begun;
    } else {
      JsonNode answer = client.ask(way.command());
      nanos = answer.get("nanos").asLong();
      first = answer.get("first").asLong();
      bytes = answer.get("bytes").asLong();
      read = answer.get("rows").asLong();
    }
    if (read != rows) {
      throw new IOException(way.name() + " gave " + read + " of " + rows + " rows");
    }
    long server = way.server() == null ? 0 : way.server().peakMegabytes();
    System.out.printf(
        Locale.ROOT,
        "%-11s %,12d rows  %-28s %,9.0f ms  first batch %,8.1f ms  server %,5d MB%s%n",
        database.product(),
        rows,
        way.name(),
        nanos / 1e6,
        first / 1e6,
        server,
        counted ? "" : "  (warm-up)");
    if (counted) {
      findings.export(
          new FlightFindings.Export(
              database.product(), rows, way.name(), nanos, first, bytes, server));
    }
  }

  private void together() throws IOException {
    for (int streams : STREAMS) {
      JsonNode answer =
          client.ask(
              flight(ours, "export:events:id<=100000:")
                  .put("do", "together")
                  .put("streams", streams));
      findings.together(
          database.product(), streams, answer.get("rows").asLong(), answer.get("nanos").asLong());
      System.out.printf(
          Locale.ROOT,
          "%-11s %d streams at once: %,.0f rows/s%n",
          database.product(),
          streams,
          answer.get("rows").asLong() / (answer.get("nanos").asLong() / 1e9));
    }
  }

  private void questions() throws IOException {
    for (int limit : QUESTION_ROWS) {
      String query = "{ events(limit: %d) { %s } }".formatted(limit, FIELDS);
      int times = limit <= 100 ? 500 : limit <= 10_000 ? 50 : 3;
      ObjectNode http =
          PythonClient.command("again")
              .put("from", "http")
              .put("url", "http://127.0.0.1:" + ours.httpPort() + "/graphql")
              .put("query", query)
              .put("times", times);
      ObjectNode columns =
          flight(ours, "{\"type\":\"GraphQLQuery\",\"query\":\"" + query + "\"}")
              .put("do", "again")
              .put("times", times);
      for (int warm = 0; warm < 2; warm++) {
        client.ask(http.deepCopy().put("times", Math.min(times, 100)));
        client.ask(columns.deepCopy().put("times", Math.min(times, 100)));
      }
      question(limit, "HTTP", http);
      question(limit, "Flight", columns);
    }
  }

  private void question(int limit, String face, ObjectNode command) throws IOException {
    client.peakMegabytes();
    ours.peakMegabytes();
    JsonNode answer = client.ask(command);
    FlightFindings.Question found =
        new FlightFindings.Question(
            database.product(),
            limit,
            face,
            answer.get("p50").asLong(),
            answer.get("p95").asLong(),
            answer.get("p99").asLong(),
            client.peakMegabytes(),
            ours.peakMegabytes());
    findings.question(found);
    System.out.println(found);
  }

  @Override
  public void close() throws IOException {
    client.close();
    ours.close();
    plain.close();
  }
}
