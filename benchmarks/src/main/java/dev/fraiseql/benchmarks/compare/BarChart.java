package dev.fraiseql.benchmarks.compare;

import dev.fraiseql.benchmarks.compare.Samples.Spread;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;

/**
 * Answers per second as horizontal bars, one panel for each database and question, with a line from
 * the least to the most.
 */
final class BarChart {
  private static final int LABELS = 170;
  private static final int LONGEST = 420;
  private static final int BAR = 18;
  private static final int GAP = 6;
  private static final int PANEL_TITLE = 34;
  private static final int MARGIN = 16;

  private final Findings findings;

  BarChart(Findings findings) {
    this.findings = findings;
  }

  /** The drawing. */
  String svg() {
    Options options = findings.options();
    int panel = PANEL_TITLE + options.contenders().size() * (BAR + GAP);
    int panels = options.databases().size() * options.questions().size();
    Formatter out = new Formatter(Locale.ROOT);
    out.format(
        "<svg xmlns='http://www.w3.org/2000/svg' width='%d' height='%d' font-family='sans-serif' font-size='12'>%n",
        LABELS + LONGEST + 110, panels * panel + 2 * MARGIN);
    out.format("<rect width='100%%' height='100%%' fill='white'/>%n");
    int top = MARGIN;
    for (String database : options.databases()) {
      for (Question question : options.questions()) {
        panel(out, database, question, options.contenders(), top);
        top += panel;
      }
    }
    out.format("</svg>%n");
    return out.toString();
  }

  private void panel(
      Formatter out, String database, Question question, List<Contender> contenders, int top) {
    out.format(
        "<text x='%d' y='%d' font-weight='bold'>%s on %s: answers per second</text>%n",
        MARGIN, top + 18, question.name(), database);
    double most =
        contenders.stream()
            .mapToDouble(contender -> rate(database, question, contender).most())
            .max()
            .orElse(1);
    int y = top + PANEL_TITLE;
    for (Contender contender : contenders) {
      Spread rate = rate(database, question, contender);
      double scale = LONGEST / most;
      out.format(
          "<text x='%d' y='%d' text-anchor='end'>%s</text>%n",
          LABELS - 8, y + 13, contender.title());
      out.format(
          "<rect x='%d' y='%d' width='%.1f' height='%d' fill='%s'/>%n",
          LABELS, y, rate.median() * scale, BAR, colour(contender));
      out.format(
          "<line x1='%.1f' x2='%.1f' y1='%d' y2='%d' stroke='black'/>%n",
          LABELS + rate.least() * scale, LABELS + rate.most() * scale, y + BAR / 2, y + BAR / 2);
      out.format(
          "<text x='%.1f' y='%d'>%,.0f</text>%n",
          LABELS + rate.most() * scale + 6, y + 13, rate.median());
      y += BAR + GAP;
    }
  }

  private Spread rate(String database, Question question, Contender contender) {
    return findings
        .samples()
        .spread(database, question, contender, sample -> sample.load().perSecond());
  }

  private static String colour(Contender contender) {
    return switch (contender) {
      case HAND_WRITTEN, HAND_WRITTEN_GET -> "#9aa5b1";
      case COMPILED -> "#2f6fb0";
      case AD_HOC -> "#7fb2e5";
      case GRAPHQL_JAVA -> "#d9a441";
    };
  }
}
