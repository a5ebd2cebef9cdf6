package dev.fraiseql.benchmarks.loading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fraiseql.benchmarks.contender.fraise.FraiseContender;
import dev.fraiseql.benchmarks.database.MeasuredDatabase;
import dev.fraiseql.benchmarks.run.Bench;
import dev.fraiseql.benchmarks.run.PythonClient;
import dev.fraiseql.benchmarks.run.ServerProcess;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What loads into one database need: the database, our server and a client.
 *
 * @param client makes the rows and loads them
 */
record LoadingSetup(MeasuredDatabase database, PythonClient client, ServerProcess server)
    implements AutoCloseable {

  /**
   * Starts our server.
   *
   * @param flags more flags for its JVM
   */
  static LoadingSetup start(
      MeasuredDatabase database, PythonClient client, Bench bench, List<String> flags)
      throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(bench.flags());
    all.addAll(flags);
    ServerProcess server =
        ServerProcess.startFlight(bench, all, FraiseContender.class, database.url(), Map.of());
    return new LoadingSetup(database, client, server);
  }

  /** Makes the rows that the next loads send. */
  static void make(PythonClient client, long rows) throws IOException {
    client.run(PythonClient.command("make").put("rows", rows));
  }

  /**
   * Loads the rows that the client made.
   *
   * @throws IOException if that fails, or loads another number of rows
   */
  JsonNode load(LoadContender contender, long rows) throws IOException {
    ObjectNode command = PythonClient.command("load").put("table", contender.table());
    JsonNode result =
        client.run(
            contender == LoadContender.ADBC
                ? command.put("to", "adbc").put("url", PythonClient.postgresqlUrl(database.url()))
                : command
                    .put("to", "flight")
                    .put("url", "grpc://127.0.0.1:" + server.flightPort()));
    if (result.get("rows").asLong() != rows) {
      throw new IOException(
          "%s loaded %s of %s rows".formatted(contender.shown(), result.get("rows"), rows));
    }
    return result;
  }

  /** Sums over the columns of the rows that a contender has loaded. */
  JsonNode digest(LoadContender contender) throws IOException {
    return client.run(
        PythonClient.flight(server.flightPort(), "export:" + contender.table() + "::")
            .put("do", "digest"));
  }

  /** Stops the server. */
  @Override
  public void close() {
    server.close();
  }
}
