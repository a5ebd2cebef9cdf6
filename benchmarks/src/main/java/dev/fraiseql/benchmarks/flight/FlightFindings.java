package dev.fraiseql.benchmarks.flight;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** What was measured, and the page that says it. */
final class FlightFindings {
  static final String RAW = "read and thrown away";
  static final String OURS = "FraiseQL over Flight";
  static final String PLAIN = "arrow-jdbc over Flight";
  static final String ADBC = "ADBC in Python";

  private final List<Export> exports = new ArrayList<>();
  private final List<Together> togethers = new ArrayList<>();
  private final List<Question> questions = new ArrayList<>();

  /**
   * All rows, once.
   *
   * @param nanos from the call to the last row
   * @param first from the call to the first batch; 0 if nobody looked
   * @param bytes of the batches as their reader has them
   * @param peak the most memory of the server meanwhile, in MB; 0 if there is none
   */
  record Export(
      String database, long rows, String way, long nanos, long first, long bytes, long peak) {}

  private record Together(String database, int streams, double perSecond) {}

  /**
   * A small question, asked many times.
   *
   * @param face over what
   * @param p50 half of the answers came sooner, in nanoseconds; and so on
   * @param client the most memory of the client, in MB
   * @param server the most memory of the server, in MB
   */
  record Question(
      String database,
      int rows,
      String face,
      long p50,
      long p95,
      long p99,
      long client,
      long server) {}

  void export(Export found) {
    exports.add(found);
  }

  void together(String database, int streams, long rows, long nanos) {
    togethers.add(new Together(database, streams, rows / (nanos / 1e9)));
  }

  void question(Question found) {
    questions.add(found);
  }

  private double median(String database, long rows, String way, ToDoubleFunction<Export> figure) {
    double[] sorted =
        exports.stream()
            .filter(each ->
                each.database().equals(database) && each.rows() == rows && each.way().equals(way))
            .mapToDouble(figure)
            .sorted()
            .toArray();
    return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
  }

  /** Prints the page and, if it is wanted, writes it. */
  void report(FlightOptions options, String[] args, Path results) throws IOException {
    String page = page(args);
    System.out.println(page);
    if (options.report()) {
      Files.createDirectories(results);
      Path file = results.resolve(LocalDate.now(ZoneId.systemDefault()) + "-flight.md");
      Files.writeString(file, page);
      System.out.println("Written to " + file.toAbsolutePath().normalize());
    }
  }

  private String page(String[] args) {
    Formatter out = new Formatter(Locale.ROOT);
    out.format("# Rows as columns%n%n`benchmarks/compare flight %s`%n%n", String.join(" ", args));
    out.format(
        "%d processors, %s, Java %s; load at the end %.1f. Medians of the rounds; ratios of one run"
            + " count, times alone do not.%n%n",
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("os.arch"),
        System.getProperty("java.runtime.version"),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    exports(out);
    if (!togethers.isEmpty()) {
      out.format(
          "%n## Streams at once, of 100,000 rows each%n%n| database | streams | rows/s |%n|---|--:|--:|%n");
      togethers.forEach(each ->
          out.format("| %s | %d | %,.0f |%n", each.database(), each.streams(), each.perSecond()));
    }
    if (!questions.isEmpty()) {
      questions(out);
    }
    return out.toString();
  }

  private void exports(Formatter out) {
    out.format("## Eight mixed columns, all rows%n%n");
    out.format(
        "| database | rows | | rows/s | of raw | first batch | server's peak |%n|---|--:|---|--:|--:|--:|--:|%n");
    exports.stream()
        .map(each -> List.of(each.database(), each.rows(), each.way()))
        .distinct()
        .forEach(key -> {
          String database = (String) key.get(0);
          long rows = (Long) key.get(1);
          String way = (String) key.get(2);
          double nanos = median(database, rows, way, Export::nanos);
          out.format(
              "| %s | %,d | %s | %,.0f | %.2f | %s | %s |%n",
              database,
              rows,
              way,
              rows / (nanos / 1e9),
              median(database, rows, RAW, Export::nanos) / nanos,
              way.equals(RAW)
                  ? ""
                  : String.format(
                      Locale.ROOT, "%.1f ms", median(database, rows, way, Export::first) / 1e6),
              median(database, rows, way, Export::peak) == 0
                  ? ""
                  : String.format(
                      Locale.ROOT, "%.0f MB", median(database, rows, way, Export::peak)));
        });
  }

  private void questions(Formatter out) {
    out.format(
        "%n## The same query over HTTP as JSON, parsed, and over Flight, from Python%n%n"
            + "| database | rows | over | p50 | p95 | p99 | client's peak | server's peak |%n"
            + "|---|--:|---|--:|--:|--:|--:|--:|%n");
    questions.forEach(each ->
        out.format(
            "| %s | %,d | %s | %.2f ms | %.2f ms | %.2f ms | %d MB | %d MB |%n",
            each.database(),
            each.rows(),
            each.face(),
            each.p50() / 1e6,
            each.p95() / 1e6,
            each.p99() / 1e6,
            each.client(),
            each.server()));
  }
}
