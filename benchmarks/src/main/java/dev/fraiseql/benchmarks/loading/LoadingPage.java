package dev.fraiseql.benchmarks.loading;

import dev.fraiseql.benchmarks.loading.LoadingMeasurements.MemoryUse;
import dev.fraiseql.benchmarks.loading.LoadingMeasurements.Turn;
import dev.fraiseql.benchmarks.run.Bench;
import dev.fraiseql.benchmarks.run.Libraries;
import dev.fraiseql.benchmarks.run.Spread;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * The measurements in Markdown.
 *
 * @param conditions the machine and the command, in Markdown
 */
record LoadingPage(String conditions, LoadingMeasurements measurements) {
  private static final int TARGET_MEGABYTES = 100;

  String markdown() {
    Formatter out = new Formatter(Locale.ROOT);
    out.format("# Bulk loads, %s%n%n%s", Bench.today(), conditions);
    out.format(
        "- databases: %s, on the same machine%n", String.join(", ", measurements.databases()));
    out.format(
        "- libraries: %s%n",
        String.join(
            ", ",
            Libraries.versions(
                "arrow-vector",
                "flight-core",
                "grpc-netty",
                "mariadb-java-client",
                "postgresql",
                "sqlite-jdbc")));
    if (!measurements.turns().isEmpty()) {
      loads(out);
      ratios(out);
    }
    if (!measurements.memory().isEmpty()) {
      memory(out);
    }
    return out.toString();
  }

  private void loads(Formatter out) {
    out.format(
        """

        ## Eight mixed columns, in one transaction

        Medians of the rounds. Processor time is in microseconds per row.

        | database | rows | | rows/s | client | server | database |
        |---|--:|---|--:|--:|--:|--:|
        """);
    for (List<Turn> turns : groups().toList()) {
      Turn any = turns.getFirst();
      out.format(
          "| %s | %,d | %s | %,.0f | %.2f | %.2f | %.2f |%n",
          any.database(),
          any.rows(),
          any.contender().shown(),
          any.rows() / (median(turns, Turn::nanos) / 1e9),
          median(turns, Turn::client) / 1e3 / any.rows(),
          median(turns, Turn::server) / 1e3 / any.rows(),
          median(turns, Turn::databaseServer) / 1e3 / any.rows());
    }
  }

  /** The turns of each contender on each database. */
  private Stream<List<Turn>> groups() {
    return measurements.turns().stream()
        .map(turn -> turns(turn.database(), turn.contender()))
        .distinct();
  }

  private List<Turn> turns(String database, LoadContender contender) {
    return measurements.turns().stream()
        .filter(turn -> turn.database().equals(database) && turn.contender() == contender)
        .toList();
  }

  private static double median(List<Turn> turns, ToDoubleFunction<Turn> figure) {
    return Spread.of(turns.stream().mapToDouble(figure)).median();
  }

  private void ratios(Formatter out) {
    out.format(
        """

        ## Ratios of rows per second

        Of loads in the same round: the median of the rounds, and their minimum and maximum. The last
        column is the same ratio of rows per second of processor time, of all processes together.

        | database | ratio | median | min-max | target | | by processor time |
        |---|---|--:|--:|--:|---|--:|
        """);
    List<String> products = measurements.turns().stream().map(Turn::database).distinct().toList();
    for (String product : products) {
      for (LoadRatio ratio : LoadRatio.ALL) {
        ratio(out, product, ratio);
      }
    }
  }

  private void ratio(Formatter out, String product, LoadRatio ratio) {
    List<Turn> measured = turns(product, ratio.measured());
    List<Turn> reference = turns(product, ratio.reference());
    if (measured.isEmpty() || reference.isEmpty()) {
      return;
    }
    double[] ratios = new double[measured.size()];
    for (int round = 0; round < ratios.length; round++) {
      ratios[round] = (double) reference.get(round).nanos() / measured.get(round).nanos();
    }
    Spread spread = Spread.of(ratios);
    out.format(
        "| %s | %s / %s | %.2f | %.2f-%.2f | %s | %s | %.2f |%n",
        product,
        ratio.measured().shown(),
        ratio.reference().shown(),
        spread.median(),
        spread.minimum(),
        spread.maximum(),
        ratio.minimum() == null ? "" : ">= " + ratio.minimum(),
        ratio.minimum() == null ? "" : spread.median() >= ratio.minimum() ? "met" : "missed",
        median(reference, Turn::processor) / median(measured, Turn::processor));
  }

  private void memory(Formatter out) {
    out.format(
        """

        ## Memory of one load

        The server's maximum above idle, in MB: what is in its heap after garbage collections, and what
        it has outside of the heap. Its heap has %s. The last column is the ratio to a tenth of the rows.

        | database | | rows | idle heap | heap | outside | above idle | target | | growth |
        |---|---|--:|--:|--:|--:|--:|--:|---|--:|
        """,
        LoadMemory.HEAP);
    for (MemoryUse each : measurements.memory()) {
      out.format(
          "| %s | %s | %,d | %d | +%d | +%d | %d | < %d | %s | %s |%n",
          each.database(),
          each.contender().shown(),
          each.rows(),
          each.idleHeap(),
          each.heapAbove(),
          each.outsideAbove(),
          each.above(),
          TARGET_MEGABYTES,
          each.above() < TARGET_MEGABYTES ? "met" : "missed",
          growth(each));
    }
  }

  /**
   * What a load has above idle divided by what one of a tenth of the rows has; empty without it.
   */
  private String growth(MemoryUse of) {
    return measurements.memory().stream()
        .filter(each ->
            each.database().equals(of.database())
                && each.contender() == of.contender()
                && 10 * each.rows() == of.rows())
        .map(each -> String.format(Locale.ROOT, "%.1f", (double) of.above() / each.above()))
        .findFirst()
        .orElse("");
  }
}
