package dev.fraiseql.benchmarks.conversion;

import dev.fraiseql.benchmarks.run.Bench;
import dev.fraiseql.benchmarks.run.Libraries;
import java.util.Collection;
import java.util.Formatter;
import java.util.Locale;
import java.util.Objects;
import org.openjdk.jmh.results.RunResult;

/**
 * The findings in Markdown.
 *
 * @param conditions under which they were found
 */
record ConversionPage(String conditions, ConversionOptions options, Collection<RunResult> results) {
  /** Bytes allocated for an operation, as JMH's profiler of garbage calls them. */
  private static final String ALLOCATED = "gc.alloc.rate.norm";

  private static final double BAR = 1_000_000;

  String markdown() {
    Formatter out = new Formatter(Locale.ROOT);
    out.format("# Rows in memory into Arrow, %s%n%n", Bench.today());
    out.format("%s", conditions);
    out.format(
        "- libraries: %s%n",
        String.join(
            ", ",
            Libraries.versions(
                "arrow-vector", "arrow-jdbc", "jmh-core", "postgresql", "sqlite-jdbc")));
    out.format(
        "- processes for each line: %d, one after the other, each with %d s of warm-up and %d s that are counted; JMH's mean and its 99.9%% confidence%n",
        options.forks(), options.warmUp(), options.rounds());
    out.format(
        "- %,d rows again and again into one batch, on one thread; the ways of ours were seen to give the same vectors%n%n",
        Table.ROWS);
    out.format(
        "`accounts` has a 32-bit key, a text, a text that one row in four has not, and a moment; `events` the eight columns of `benchmarks/compare flight`.%n%n");
    out.format(
        "| table | from | ns/row | | rows/s | bytes allocated per row | arrow-jdbc takes |%n");
    out.format("|---|---|--:|--:|--:|--:|--:|%n");
    for (RunResult result : results) {
      double nanos = result.getPrimaryResult().getScore();
      out.format(
          "| %s | %s | %.0f | &plusmn; %.0f | %,.0f | %.2f | %s |%n",
          table(result),
          way(result).title(),
          nanos,
          result.getPrimaryResult().getScoreError(),
          1e9 / nanos,
          allocated(result),
          adapter(result));
    }
    out.format(
        "%nThe bar is a million rows a second of `accounts`: %s.%n",
        results.stream()
                .filter(result -> table(result).equals("accounts") && way(result).isOurs())
                .allMatch(result -> 1e9 / result.getPrimaryResult().getScore() >= BAR)
            ? "every way of ours meets it"
            : "missed");
    return out.toString();
  }

  /** How much longer Apache's adapter took; empty where it did not read the same. */
  private String adapter(RunResult ours) {
    return results.stream()
        .filter(result -> way(result) == Way.ARROW_JDBC && table(result).equals(table(ours)))
        .filter(result -> way(ours) == Way.COPY || way(ours) == Way.RESULT)
        .map(result ->
            String.format(
                Locale.ROOT,
                "%.1f x",
                result.getPrimaryResult().getScore() / ours.getPrimaryResult().getScore()))
        .findFirst()
        .orElse("");
  }

  private static double allocated(RunResult result) {
    return Objects.requireNonNull(result.getSecondaryResults().get(ALLOCATED)).getScore();
  }

  private static String table(RunResult result) {
    return result.getParams().getParam("table");
  }

  private static Way way(RunResult result) {
    return Way.named(result.getParams().getParam("way"));
  }
}
