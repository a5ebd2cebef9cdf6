package dev.fraiseql.benchmarks.compare;

import dev.fraiseql.benchmarks.run.Spread;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;

/**
 * Responses per second as horizontal bars, one panel for each database and query, with a line from
 * the minimum to the maximum.
 */
final class BarChart {
  private static final int LABELS = 170;
  private static final int LONGEST = 420;
  private static final int COLUMN = LABELS + LONGEST + 110;
  private static final int BAR = 18;
  private static final int GAP = 6;
  private static final int PANEL_TITLE = 34;
  private static final int MARGIN = 16;

  private final Measurements measurements;

  BarChart(Measurements measurements) {
    this.measurements = measurements;
  }

  /** Draws a column of panels for each database. */
  String svg() {
    BenchmarkMatrix matrix = measurements.options().matrix();
    Formatter out = new Formatter(Locale.ROOT);
    int height = 0;
    for (BenchmarkQuery query : matrix.queries()) {
      height += panelHeight(query);
    }
    out.format(
        "<svg xmlns='http://www.w3.org/2000/svg' width='%d' height='%d' font-family='sans-serif' font-size='12'>%n",
        matrix.databases().size() * COLUMN, height + 2 * MARGIN);
    out.format("<rect width='100%%' height='100%%' fill='white'/>%n");
    int left = 0;
    for (String database : matrix.databases()) {
      int top = MARGIN;
      out.format("<g transform='translate(%d 0)'>%n", left);
      for (BenchmarkQuery query : matrix.queries()) {
        panel(out, database, query, top);
        top += panelHeight(query);
      }
      out.format("</g>%n");
      left += COLUMN;
    }
    out.format("</svg>%n");
    return out.toString();
  }

  /** The same height on all databases, so that a query's panels are aligned. */
  private int panelHeight(BenchmarkQuery query) {
    BenchmarkMatrix matrix = measurements.options().matrix();
    int rows =
        matrix.databases().stream()
            .mapToInt(database -> matrix.contenders(query, database).size())
            .max()
            .orElse(0);
    return PANEL_TITLE + rows * (BAR + GAP);
  }

  private void panel(Formatter out, String database, BenchmarkQuery query, int top) {
    List<Contender> contenders = measurements.options().matrix().contenders(query, database);
    out.format(
        "<text x='%d' y='%d' font-weight='bold'>%s on %s: responses per second</text>%n",
        MARGIN, top + 18, query.name(), database);
    double maximum =
        contenders.stream()
            .mapToDouble(contender -> rate(database, query, contender).maximum())
            .max()
            .orElse(1);
    int y = top + PANEL_TITLE;
    for (Contender contender : contenders) {
      Spread rate = rate(database, query, contender);
      double scale = LONGEST / maximum;
      out.format(
          "<text x='%d' y='%d' text-anchor='end'>%s</text>%n",
          LABELS - 8, y + 13, contender.title());
      out.format(
          "<rect x='%d' y='%d' width='%.1f' height='%d' fill='%s'/>%n",
          LABELS, y, rate.median() * scale, BAR, colour(contender));
      out.format(
          "<line x1='%.1f' x2='%.1f' y1='%d' y2='%d' stroke='black'/>%n",
          LABELS + rate.minimum() * scale,
          LABELS + rate.maximum() * scale,
          y + BAR / 2,
          y + BAR / 2);
      out.format(
          "<text x='%.1f' y='%d'>%,.0f</text>%n",
          LABELS + rate.maximum() * scale + 6, y + 13, rate.median());
      y += BAR + GAP;
    }
  }

  private Spread rate(String database, BenchmarkQuery query, Contender contender) {
    return measurements
        .samples()
        .spread(database, query, contender, sample -> sample.load().perSecond());
  }

  private static String colour(Contender contender) {
    return switch (contender) {
      case HAND_WRITTEN, HAND_WRITTEN_GET -> "#9aa5b1";
      case COMPILED -> "#2f6fb0";
      case UNCAPTURED -> "#8fb8de";
      case AD_HOC -> "#7fb2e5";
      case GRAPHQL_JAVA -> "#d9a441";
      case POSTGRAPHILE -> "#7a9e5f";
    };
  }
}
