package dev.fraiseql.benchmarks.flight;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fraiseql.benchmarks.contender.fraise.FraiseContender;
import dev.fraiseql.benchmarks.database.EventRows;
import dev.fraiseql.benchmarks.database.MeasuredDatabase;
import dev.fraiseql.benchmarks.run.Bench;
import dev.fraiseql.benchmarks.run.Machine;
import dev.fraiseql.benchmarks.run.ServerProcess;
import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The command {@code benchmarks/compare flight}: how fast rows come out as columns, beside what the
 * database can give and beside what else there is. One after the other in each round, so that what
 * the machine does meanwhile meets all alike.
 */
public final class CompareFlight implements AutoCloseable {
  private static final String SQL = "select * from events";
  private static final int[] STREAMS = {1, 4, 16, 64};
  private static final int FIRST_BATCHES = 30;

  /** How many come before: what goes before a first batch has run a few times only until then. */
  private static final int UNCOUNTED_FIRST_BATCHES = 100;

  /** What every server may do: questions of a million rows are part of the comparison. */
  private static final Map<String, String> SETTINGS =
      Map.of(
          "FRAISEQL_DATABASE_POOL_SIZE", "130", // half of it may stream at a time
          "FRAISEQL_LIMITS_PAGE_SIZE", "100000000",
          "FRAISEQL_LIMITS_COST", "1000000000",
          "FRAISEQL_LIMITS_TIMEOUT", "600s");

  private final FlightOptions options;
  private final FlightFindings findings;
  private final MeasuredDatabase database;
  private final PythonClient client;
  private final ServerProcess ours;
  private final ServerProcess plain;
  private final long rows;

  private CompareFlight(
      FlightOptions options,
      FlightFindings findings,
      MeasuredDatabase database,
      long rows,
      Bench bench)
      throws IOException, InterruptedException {
    this.options = options;
    this.findings = findings;
    this.database = database;
    this.rows = rows;
    client =
        PythonClient.start(Bench.folder("compare.python"), bench.work().resolveSibling("python"));
    ours = start(FraiseContender.class, database, bench);
    plain = start(PlainFlight.class, database, bench);
  }

  private static ServerProcess start(Class<?> main, MeasuredDatabase database, Bench bench)
      throws IOException, InterruptedException {
    ServerProcess server =
        ServerProcess.start(
            ServerProcess.java(bench.flags(), ServerProcess.classPath(), main),
            database.url(),
            SETTINGS,
            bench.work().resolve(main.getSimpleName() + ".log"));
    server.awaitFlight();
    return server;
  }

  /**
   * Compares.
   *
   * @param args see {@link FlightOptions#USAGE}
   */
  public static void main(String[] args) throws IOException, InterruptedException, SQLException {
    FlightOptions options = Bench.options(args, FlightOptions::read);
    Bench bench = Bench.read();
    FlightFindings findings = new FlightFindings();
    String conditions = Bench.conditions("flight", args, Machine.load());
    for (String product : options.databases()) {
      for (int digits : options.digits()) {
        EventRows events = new EventRows(digits);
        try (MeasuredDatabase database =
                MeasuredDatabase.open(product, bench.work(), List.of(events));
            CompareFlight compare =
                new CompareFlight(options, findings, database, events.count(), bench)) {
          findings.database(database.version());
          compare.run(digits == options.digits().getFirst(), bench);
        }
        if (options.report()) {
          // Each time anew, so that a run that breaks off leaves what it had found.
          System.out.println(
              "Written to "
                  + bench.keep("-flight.md", new FlightPage(conditions, findings).markdown()));
        }
      }
    }
    System.out.println(new FlightPage(conditions, findings).markdown());
    System.exit(0); // embedded PostgreSQL leaves threads behind
  }

  /**
   * Measures one database.
   *
   * @param all whether to ask all questions, or only for whole exports
   */
  private void run(boolean all, Bench bench)
      throws IOException, InterruptedException, SQLException {
    List<Way> ways = ways();
    if (all) {
      checkEqual(ways);
    }
    exports(ways, bench);
    firstBatches(ways);
    if (all) {
      together();
      new SmallQuestions(database.product(), ours, client, findings).ask(rows);
      new QuestionLoad(database.product(), ours, findings).measure(options.rounds());
    }
  }

  /** One way of a table's rows to their reader. */
  private record Way(String name, @Nullable ObjectNode command, @Nullable ServerProcess server) {}

  private List<Way> ways() {
    List<Way> ways = new ArrayList<>();
    ways.add(new Way(FlightFindings.RAW, null, null));
    ways.add(
        new Way(
            FlightFindings.OURS, PythonClient.flight(ours.flightPort(), "export:events::"), ours));
    if (!database.product().equals("sqlite")) {
      // The adapter asks the driver for the types of columns, and SQLite's are those of their
      // values.
      ways.add(new Way(FlightFindings.PLAIN, PythonClient.flight(plain.flightPort(), SQL), plain));
    }
    if (database.product().equals("postgresql")) {
      ways.add(new Way(FlightFindings.ADBC, adbc(), null));
    }
    return ways;
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

  private void exports(List<Way> ways, Bench bench) throws IOException, SQLException {
    @Nullable Profiler profiler = options.profile() ? new Profiler(ours.pid()) : null;
    for (int round = -options.warmUp(); round < options.rounds(); round++) {
      for (Way way : ways) {
        if (profiler != null && round >= 0 && way.server() == ours) {
          profiler.resume();
          measure(way, true);
          profiler.pause();
        } else {
          measure(way, round >= 0);
        }
      }
    }
    if (profiler != null) {
      findings.profile(
          database.product(),
          rows,
          profiler.profile(
              bench.work().resolve("profile-%s-%d.html".formatted(database.product(), rows))));
    }
  }

  private void measure(Way way, boolean counted) throws IOException, SQLException {
    long nanos;
    long first = 0;
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
          new FlightFindings.Export(database.product(), rows, way.name(), nanos, first, server));
    }
  }

  /**
   * Of whole exports, each given up when its first batch is there, so that many can be asked for.
   */
  private void firstBatches(List<Way> ways) throws IOException {
    for (Way way : ways) {
      if (way.server() == null || way.command() == null) {
        continue;
      }
      ObjectNode begin = way.command().deepCopy().put("do", "begin");
      client.ask(begin.put("times", UNCOUNTED_FIRST_BATCHES));
      JsonNode answer = client.ask(begin.put("times", FIRST_BATCHES));
      FlightFindings.First found =
          new FlightFindings.First(
              database.product(), rows, way.name(), FlightFindings.Percentiles.of(answer));
      findings.first(found);
      System.out.println(found);
    }
  }

  private void together() throws IOException {
    for (int streams : STREAMS) {
      JsonNode answer =
          client.ask(
              PythonClient.flight(ours.flightPort(), "export:events:id<=100000:")
                  .put("do", "together")
                  .put("streams", streams));
      FlightFindings.Together found =
          new FlightFindings.Together(
              database.product(),
              streams,
              answer.get("rows").asLong() / (answer.get("nanos").asLong() / 1e9));
      findings.together(found);
      System.out.println(found);
    }
  }

  @Override
  public void close() throws IOException {
    client.close();
    ours.close();
    plain.close();
  }
}
