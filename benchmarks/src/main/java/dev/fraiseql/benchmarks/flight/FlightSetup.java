package dev.fraiseql.benchmarks.flight;

import dev.fraiseql.benchmarks.contender.fraise.FraiseContender;
import dev.fraiseql.benchmarks.database.EventRows;
import dev.fraiseql.benchmarks.database.MeasuredDatabase;
import dev.fraiseql.benchmarks.run.Bench;
import dev.fraiseql.benchmarks.run.PythonClient;
import dev.fraiseql.benchmarks.run.ServerProcess;
import java.io.IOException;
import java.util.Map;

/**
 * What a comparison on one database needs: the database, two servers and a client.
 *
 * @param events the rows of the table {@code events}
 * @param fraiseql our server
 * @param arrowJdbc see {@link ArrowJdbcServer}
 */
record FlightSetup(
    MeasuredDatabase database,
    EventRows events,
    PythonClient client,
    ServerProcess fraiseql,
    ServerProcess arrowJdbc)
    implements AutoCloseable {

  /** Limits that allow queries of a million rows. */
  private static final Map<String, String> SETTINGS =
      Map.of(
          "FRAISEQL_DATABASE_POOL_SIZE", "130", // half of it may stream at a time
          "FRAISEQL_LIMITS_PAGE_SIZE", "100000000",
          "FRAISEQL_LIMITS_COST", "1000000000",
          "FRAISEQL_LIMITS_TIMEOUT", "600s");

  /** Starts the client and the servers. The caller closes the database after this. */
  static FlightSetup start(MeasuredDatabase database, EventRows events, Bench bench)
      throws IOException, InterruptedException {
    return new FlightSetup(
        database,
        events,
        PythonClient.start(bench),
        ServerProcess.startFlight(
            bench, bench.flags(), FraiseContender.class, database.url(), SETTINGS),
        ServerProcess.startFlight(
            bench, bench.flags(), ArrowJdbcServer.class, database.url(), SETTINGS));
  }

  /** The product's name. */
  String product() {
    return database.product();
  }

  /** How many rows there are. */
  long rows() {
    return events.count();
  }

  @Override
  public void close() throws IOException {
    client.close();
    fraiseql.close();
    arrowJdbc.close();
  }
}
