package dev.fraiseql.benchmarks.loading;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fraiseql.benchmarks.run.PythonClient;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Loads of the same rows into emptied tables of one database. The contenders alternate in each
 * round, so that other load on the machine disturbs all alike.
 */
record LoadComparison(
    LoadingSetup setup,
    LoadTables tables,
    List<LoadContender> contenders,
    long rows,
    LoadingMeasurements measurements) {

  /**
   * Compares sums over every column of the tables, and over the entries of the outbox.
   *
   * @throws IOException if two contenders write different rows or entries
   */
  void checkEqual() throws IOException, SQLException {
    JsonNode made = setup.client().run(PythonClient.command("digest").put("from", "made"));
    @Nullable List<Long> entries = null;
    for (LoadContender contender : contenders) {
      tables.clear();
      setup.load(contender, rows);
      JsonNode loaded = setup.digest(contender);
      if (!loaded.equals(made)) {
        throw new IOException("Rows differ: " + made + "\n" + contender.shown() + ": " + loaded);
      }
      if (contender.captured()) {
        List<Long> written = tables.entries(rows);
        if (entries != null && !entries.equals(written)) {
          throw new IOException("Entries differ: " + entries + " and " + written);
        }
        entries = written;
      }
    }
  }

  /** Measures. */
  void measure(LoadingOptions options) throws IOException, SQLException {
    for (int round = -options.warmUp(); round < options.rounds(); round++) {
      for (LoadContender contender : contenders) {
        LoadingMeasurements.Turn turn = turn(contender, round);
        System.out.println(turn + (round < 0 ? "  (warm-up)" : ""));
        if (round >= 0) {
          measurements.turn(turn);
        }
      }
    }
  }

  private LoadingMeasurements.Turn turn(LoadContender contender, int round)
      throws IOException, SQLException {
    tables.clear();
    long server = setup.server().usage().cpuNanos();
    long database = setup.database().cpuNanos();
    LoadingSetup.Loaded loaded = setup.load(contender, rows);
    return new LoadingMeasurements.Turn(
        setup.database().product(),
        contender,
        round,
        rows,
        loaded.nanos(),
        loaded.processor(),
        setup.server().usage().cpuNanos() - server,
        setup.database().cpuNanos() - database);
  }
}
