package dev.fraiseql.benchmarks.compare;

import dev.fraiseql.benchmarks.run.Spread;
import java.util.Arrays;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Ratios as a table in Markdown: a row for each database and query, a column for each target. */
final class RatioTable {
  private final BenchmarkMatrix matrix;
  private final Samples samples;
  private final List<RatioTarget> targets;

  RatioTable(Measurements measurements) {
    this.matrix = measurements.options().matrix();
    this.samples = measurements.samples();
    this.targets = Arrays.stream(RatioTarget.values()).filter(this::isNeeded).toList();
  }

  /** Formats the cell of two contenders that were both measured. */
  private interface Cell {
    String of(String database, BenchmarkQuery query, RatioTarget target);
  }

  /** Ratios of responses per second, compared with the targets. */
  String speed() {
    return table(
        target -> String.format(Locale.ROOT, " &ge; %.2f", target.minimum()),
        (database, query, target) -> {
          Spread speed =
              samples.ratio(
                  database,
                  query,
                  target.measured(),
                  target.reference(),
                  sample -> sample.load().perSecond());
          String format =
              speed.median() >= target.minimum()
                  ? "**%.2f** (%.2f - %.2f)"
                  : "%.2f (%.2f - %.2f) missed";
          return String.format(
              Locale.ROOT, format, speed.median(), speed.minimum(), speed.maximum());
        });
  }

  /** Processor time per response of the reference, divided by that of the measured contender. */
  String processorTime() {
    return table(
        target -> "",
        (database, query, target) ->
            String.format(
                Locale.ROOT,
                "%.2f",
                samples
                    .ratio(
                        database, query, target.reference(), target.measured(), Sample::cpuMicros)
                    .median()));
  }

  private String table(Function<RatioTarget, String> addition, Cell cell) {
    Formatter out = new Formatter(Locale.ROOT);
    out.format("| database | query |");
    for (RatioTarget target : targets) {
      out.format(
          " %s / %s%s |",
          target.measured().title(), target.reference().title(), addition.apply(target));
    }
    out.format("%n|---|---|%s%n", "--:|".repeat(targets.size()));
    for (String database : matrix.databases()) {
      for (BenchmarkQuery query : matrix.queries()) {
        out.format("| %s | %s |", database, query.name());
        for (RatioTarget target : targets) {
          out.format(
              " %s |", isKnown(database, query, target) ? cell.of(database, query, target) : "");
        }
        out.format("%n");
      }
    }
    return out.format("%n").toString();
  }

  private boolean isNeeded(RatioTarget target) {
    return matrix.databases().stream()
        .anyMatch(database ->
            matrix.queries().stream().anyMatch(query -> isKnown(database, query, target)));
  }

  private boolean isKnown(String database, BenchmarkQuery query, RatioTarget target) {
    return samples.has(database, query, target.measured())
        && samples.has(database, query, target.reference());
  }
}
