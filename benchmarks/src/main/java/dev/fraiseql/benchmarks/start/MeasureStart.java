package dev.fraiseql.benchmarks.start;

import dev.fraiseql.benchmarks.contender.fraise.FraiseContender;
import dev.fraiseql.benchmarks.database.AccountRows;
import dev.fraiseql.benchmarks.database.BlogRows;
import dev.fraiseql.benchmarks.database.EventRows;
import dev.fraiseql.benchmarks.database.MeasuredDatabase;
import dev.fraiseql.benchmarks.database.StoreRows;
import dev.fraiseql.benchmarks.load.HttpCall;
import dev.fraiseql.benchmarks.run.Bench;
import dev.fraiseql.benchmarks.run.Machine;
import dev.fraiseql.benchmarks.run.ServerProcess;
import dev.fraiseql.engine.SchemaCheck;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The command {@code benchmarks/compare start}: the time from the start of a server's process to
 * its first response, with the comparison of classes and tables and without it.
 */
public final class MeasureStart {
  private static final int EVENTS = 5;
  private static final int ACCOUNTS = 10_000;
  private static final HttpCall FIRST_REQUEST =
      HttpCall.post("/graphql", "{\"query\": \"{ users(limit: 20) { id } }\"}");

  private final StartOptions options;
  private final Bench bench;
  private final List<StartTimes> times = new ArrayList<>();

  private MeasureStart(StartOptions options, Bench bench) {
    this.options = options;
    this.bench = bench;
  }

  /**
   * Measures.
   *
   * @param args see {@link StartOptions#USAGE}
   */
  public static void main(String[] args) throws IOException, InterruptedException, SQLException {
    StartOptions options = Bench.options(args, StartOptions::read);
    Bench bench = Bench.read();
    double load = Machine.load();
    MeasureStart measure = new MeasureStart(options, bench);
    for (String product : options.databases()) {
      measure.run(product);
    }
    String conditions = Bench.conditions("start", args, load);
    String page = new StartPage(conditions, options, measure.times).markdown();
    System.out.println(page);
    if (options.report()) {
      System.out.println("Written to " + bench.keep("-start.md", page));
    }
    System.exit(0); // embedded PostgreSQL leaves threads behind
  }

  private void run(String product) throws IOException, InterruptedException, SQLException {
    try (MeasuredDatabase database =
        MeasuredDatabase.open(
            product,
            bench.work(),
            List.of(
                new StoreRows(),
                new BlogRows(),
                new EventRows(EVENTS),
                new AccountRows(ACCOUNTS)))) {
      List<String> classPath = new ArrayList<>(ServerProcess.classPath());
      measure(database, "the workloads'", classPath);
      if (options.types() > 0) {
        classPath.add(GeneratedTypes.create(bench, options.types(), database).toString());
        measure(database, options.types() + " more, without rows", classPath);
      }
    }
  }

  /**
   * Lets starts of both kinds take turns, so that other load on the machine disturbs them alike.
   */
  private void measure(MeasuredDatabase database, String types, List<String> classPath)
      throws IOException, InterruptedException, SQLException {
    List<String> command = ServerProcess.java(bench.flags(), classPath, FraiseContender.class);
    List<Double> with = new ArrayList<>();
    List<Double> without = new ArrayList<>();
    for (int round = 0; round <= options.rounds(); round++) {
      double first = start(database, command, SchemaCheck.ERROR);
      double second = start(database, command, SchemaCheck.OFF);
      if (round > 0) {
        with.add(first);
        without.add(second);
      }
    }
    times.add(new StartTimes(database.version(), types, with, without));
  }

  private double start(MeasuredDatabase database, List<String> command, SchemaCheck check)
      throws IOException, InterruptedException {
    Map<String, String> settings =
        Map.of("FRAISEQL_SCHEMA_CHECK", check.name().toLowerCase(Locale.ROOT));
    Path log = bench.work().resolve("start.log");
    try (ServerProcess server = ServerProcess.start(command, database.url(), settings, log)) {
      return server.awaitResponse(FIRST_REQUEST).toNanos() / 1e6;
    }
  }
}
