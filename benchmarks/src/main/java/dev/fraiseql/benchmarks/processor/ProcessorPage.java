package dev.fraiseql.benchmarks.processor;

import dev.fraiseql.benchmarks.run.Bench;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;

/**
 * The report in Markdown.
 *
 * @param conditions under which the figures were measured
 * @param figures of the other build, if there is one, and of this build
 */
record ProcessorPage(String conditions, ProcessorOptions options, List<Figures> figures) {
  ProcessorPage {
    figures = List.copyOf(figures);
  }

  String markdown() {
    Formatter out = new Formatter(Locale.ROOT);
    out.format("# javac with the processor, %s%n%n", Bench.today());
    out.format("%s", conditions);
    out.format(
        "- %,d types of 12 fields, for %s%n",
        options.types(), options.databases().replace(",", ", "));
    out.format(
        "- rounds: %d; in each, every build compiles without and with its processor, in a fresh process each time%n%n",
        options.rounds());
    out.format(
        "| a type adds | time (median) | min-max | processor time (median) | min-max | generated lines | classes | bytes of classes |%n");
    out.format("|---|--:|--:|--:|--:|--:|--:|--:|%n");
    figures.forEach(each -> line(out, each));
    if (figures.size() == 2) {
      ratios(out, figures.getFirst(), figures.getLast());
    }
    return out.toString();
  }

  private static void line(Formatter out, Figures each) {
    Figures.Spread wall = each.wall();
    Figures.Spread processor = each.processor();
    double types = each.types();
    out.format(
        "| %s | %.1f ms | %.1f-%.1f | %.1f ms | %.1f-%.1f | %,.0f | %.1f | %,.0f |%n",
        each.name(),
        wall.median(),
        wall.min(),
        wall.max(),
        processor.median(),
        processor.min(),
        processor.max(),
        each.output().lines() / types,
        each.output().classes() / types,
        each.output().bytes() / types);
  }

  private static void ratios(Formatter out, Figures before, Figures after) {
    out.format(
        "| ratio | %.2f | | %.2f | | %.2f | %.2f | %.2f |%n",
        after.wall().median() / before.wall().median(),
        after.processor().median() / before.processor().median(),
        (double) after.output().lines() / before.output().lines(),
        (double) after.output().classes() / before.output().classes(),
        (double) after.output().bytes() / before.output().bytes());
  }
}
