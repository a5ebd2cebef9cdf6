package dev.fraiseql.benchmarks.compare;

import dev.fraiseql.benchmarks.compare.Samples.Spread;
import java.util.Arrays;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Ratios as a table in Markdown: a row for each database and question, a column for each bar. */
final class RatioTable {
  private final Subject subject;
  private final Samples samples;
  private final List<Bar> bars;

  RatioTable(Findings findings) {
    this.subject = findings.options().subject();
    this.samples = findings.samples();
    this.bars = Arrays.stream(Bar.values()).filter(this::isNeeded).toList();
  }

  /** What a cell says of two contenders who were both asked. */
  private interface Cell {
    String of(String database, Question question, Bar bar);
  }

  /** Answers per second, held to the bars. */
  String speed() {
    return table(
        bar -> " &ge; %.2f".formatted(bar.least()),
        (database, question, bar) -> {
          Spread speed =
              samples.ratio(
                  database, question, bar.one(), bar.other(), sample -> sample.load().perSecond());
          String format =
              speed.median() >= bar.least()
                  ? "**%.2f** (%.2f - %.2f)"
                  : "%.2f (%.2f - %.2f) missed";
          return format.formatted(speed.median(), speed.least(), speed.most());
        });
  }

  /** Processor time for an answer: how much more of it the second takes. */
  String processorTime() {
    return table(
        bar -> "",
        (database, question, bar) -> {
          Contender slower = bar.other();
          Contender faster = bar.one();
          return "%.2f"
              .formatted(
                  samples.ratio(database, question, slower, faster, Sample::cpuMicros).median());
        });
  }

  private String table(Function<Bar, String> addition, Cell cell) {
    Formatter out = new Formatter(Locale.ROOT);
    out.format("| database | question |");
    for (Bar bar : bars) {
      out.format(" %s / %s%s |", bar.one().title(), bar.other().title(), addition.apply(bar));
    }
    out.format("%n|---|---|%s%n", "--:|".repeat(bars.size()));
    for (String database : subject.databases()) {
      for (Question question : subject.questions()) {
        out.format("| %s | %s |", database, question.name());
        for (Bar bar : bars) {
          out.format(
              " %s |", isKnown(database, question, bar) ? cell.of(database, question, bar) : "");
        }
        out.format("%n");
      }
    }
    return out.format("%n").toString();
  }

  private boolean isNeeded(Bar bar) {
    return subject.databases().stream()
        .anyMatch(database ->
            subject.questions().stream().anyMatch(question -> isKnown(database, question, bar)));
  }

  private boolean isKnown(String database, Question question, Bar bar) {
    return samples.has(database, question, bar.one())
        && samples.has(database, question, bar.other());
  }
}
