package dev.fraiseql.benchmarks.loading;

import dev.fraiseql.benchmarks.database.MeasuredDatabase;
import dev.fraiseql.benchmarks.run.Bench;
import dev.fraiseql.benchmarks.run.PythonClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The memory of a server with a small heap during one load. All of the heap is resident from the
 * start, so that resident memory grows by what is outside of the heap, of which the operating
 * system reports the maximum. The JVM logs what is in the heap after each garbage collection.
 */
record LoadMemory(MeasuredDatabase database, PythonClient client, Bench bench) {
  /** The size of the heap, as a flag of the JVM has it. */
  static final String HEAP = "128m";

  private static final int FEW_ROWS = 1_000;
  private static final Pattern COLLECTED = Pattern.compile("\\d+M->(\\d+)M\\(\\d+M\\)");

  /** Measures a load of that many rows, and then one of ten times as many. */
  void measure(LoadContender contender, long rows, LoadingMeasurements measurements)
      throws IOException, InterruptedException, SQLException {
    Path log = bench.work().resolve("collections.log");
    List<String> flags =
        List.of(
            "-Xms" + HEAP,
            "-Xmx" + HEAP,
            "-XX:+AlwaysPreTouch",
            "-Xlog:gc:file=" + log + "::filecount=0");
    try (LoadingSetup setup = LoadingSetup.start(database, client, bench, flags)) {
      LoadTables tables = new LoadTables(database, setup.connection());
      tables.clear();
      LoadingSetup.make(client, FEW_ROWS);
      setup.load(contender, FEW_ROWS);
      collect(setup);
      long idleHeap = afterCollections(log, 0).getLast();
      long idleResident = setup.server().usage().residentMegabytes();
      for (long count : new long[] {rows, 10 * rows}) {
        tables.clear();
        LoadingSetup.make(client, count);
        int collections = afterCollections(log, 0).size();
        setup.server().usage().peakMegabytes();
        setup.load(contender, count);
        long resident = setup.server().usage().peakMegabytes();
        collect(setup);
        LoadingMeasurements.MemoryUse measured =
            new LoadingMeasurements.MemoryUse(
                database.product(),
                contender,
                count,
                idleHeap,
                afterCollections(log, collections).stream().mapToLong(each -> each).max().orElse(0),
                idleResident,
                resident);
        System.out.println(measured);
        measurements.memory(measured);
      }
    }
  }

  private static void collect(LoadingSetup setup) throws IOException, InterruptedException {
    Process command =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                String.valueOf(setup.server().pid()),
                "GC.run")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    if (command.waitFor() != 0) {
      throw new IOException("jcmd failed");
    }
  }

  /** What the heap had after each collection but the first ones, in MB. */
  private static List<Long> afterCollections(Path log, int skipped) throws IOException {
    return Files.readAllLines(log).stream()
        .map(COLLECTED::matcher)
        .filter(Matcher::find)
        .map(collected -> Long.valueOf(collected.group(1)))
        .skip(skipped)
        .toList();
  }
}
