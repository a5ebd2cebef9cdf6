package dev.fraiseql.benchmarks.start;

import dev.fraiseql.benchmarks.run.Bench;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;

/**
 * The report in Markdown.
 *
 * @param conditions under which the times were measured
 */
record StartPage(String conditions, StartOptions options, List<StartTimes> times) {
  private static final double TARGET = 1.2;

  StartPage {
    times = List.copyOf(times);
  }

  String markdown() {
    Formatter out = new Formatter(Locale.ROOT);
    out.format("# Starts with the check of the tables and without it, %s%n%n", Bench.today());
    out.format("%s", conditions);
    out.format(
        "- rounds: %d; in each, one start with FRAISEQL_SCHEMA_CHECK=error and one with off, in a fresh process each%n%n",
        options.rounds());
    out.format(
        "| database | types | with (median) | min-max | without (median) | min-max | ratio |%n");
    out.format("|---|---|--:|--:|--:|--:|--:|%n");
    for (StartTimes each : times) {
      out.format(
          "| %s | %s | %.0f ms | %.0f-%.0f | %.0f ms | %.0f-%.0f | %.2f |%n",
          each.database(),
          each.types(),
          StartTimes.median(each.with()),
          each.with().getFirst(),
          each.with().getLast(),
          StartTimes.median(each.without()),
          each.without().getFirst(),
          each.without().getLast(),
          each.ratio());
    }
    out.format(
        "%nThe target is a ratio of at most %.1f: %s.%n",
        TARGET, times.stream().allMatch(each -> each.ratio() <= TARGET) ? "met" : "missed");
    return out.toString();
  }
}
