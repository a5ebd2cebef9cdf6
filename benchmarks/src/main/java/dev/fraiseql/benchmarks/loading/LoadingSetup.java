package dev.fraiseql.benchmarks.loading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.OperatingSystemMXBean;
import dev.fraiseql.benchmarks.contender.fraise.FraiseContender;
import dev.fraiseql.benchmarks.database.MeasuredDatabase;
import dev.fraiseql.benchmarks.run.Bench;
import dev.fraiseql.benchmarks.run.PythonClient;
import dev.fraiseql.benchmarks.run.ServerProcess;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What loads into one database need: the database, our server and a client.
 *
 * @param connection a connection of this process, in autocommit
 * @param client makes the rows and loads them
 */
record LoadingSetup(
    MeasuredDatabase database, Connection connection, PythonClient client, ServerProcess server)
    implements AutoCloseable {

  /**
   * A load.
   *
   * @param rows how many rows it says that it has loaded
   * @param nanos from the first batch to the commit
   * @param processor the processor time of the process that sends them, in nanoseconds
   */
  record Loaded(long rows, long nanos, long processor) {}

  /**
   * Starts our server.
   *
   * @param flags more flags for its JVM
   */
  static LoadingSetup start(
      MeasuredDatabase database, PythonClient client, Bench bench, List<String> flags)
      throws IOException, InterruptedException, SQLException {
    List<String> all = new ArrayList<>(bench.flags());
    all.addAll(flags);
    ServerProcess server =
        ServerProcess.startFlight(bench, all, FraiseContender.class, database.url(), Map.of());
    return new LoadingSetup(database, database.connect(), client, server);
  }

  /** Makes the rows that the next loads send. */
  static void make(PythonClient client, long rows) throws IOException {
    client.run(PythonClient.command("make").put("rows", rows));
  }

  /**
   * Loads all rows.
   *
   * @param rows how many rows the client has made
   * @throws IOException if another number is loaded
   */
  Loaded load(LoadContender contender, long rows) throws IOException, SQLException {
    Loaded loaded =
        contender == LoadContender.HAND_WRITTEN ? handWritten(rows) : byClient(contender);
    if (loaded.rows() != rows) {
      throw new IOException(
          "%s loaded %s of %s rows".formatted(contender.shown(), loaded.rows(), rows));
    }
    return loaded;
  }

  private Loaded handWritten(long rows) throws SQLException {
    OperatingSystemMXBean process =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    long processor = process.getProcessCpuTime();
    long begun = System.nanoTime();
    long count = new HandWrittenLoad(connection).load(rows);
    return new Loaded(count, System.nanoTime() - begun, process.getProcessCpuTime() - processor);
  }

  private Loaded byClient(LoadContender contender) throws IOException {
    ObjectNode command = PythonClient.command("load").put("table", contender.table());
    JsonNode loaded =
        client.run(
            contender == LoadContender.ADBC
                ? command.put("to", "adbc").put("url", PythonClient.postgresqlUrl(database.url()))
                : command.put("to", "flight").put("url", flightUrl()));
    return new Loaded(
        loaded.get("rows").asLong(),
        loaded.get("nanos").asLong(),
        loaded.get("processor").asLong());
  }

  /** Sums over the columns of the rows that a contender has loaded. */
  JsonNode digest(LoadContender contender) throws IOException {
    return client.run(
        PythonClient.flight(server.flightPort(), "export:" + contender.table() + "::")
            .put("do", "digest"));
  }

  private String flightUrl() {
    return "grpc://127.0.0.1:" + server.flightPort();
  }

  /** Stops the server. */
  @Override
  public void close() throws SQLException {
    try (server) {
      connection.close();
    }
  }
}
