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
  private static final int COLUMN = LABELS + LONGEST + 110;
  private static final int BAR = 18;
  private static final int GAP = 6;
  private static final int PANEL_TITLE = 34;
  private static final int MARGIN = 16;

  private final Findings findings;

  BarChart(Findings findings) {
    this.findings = findings;
  }

  /** The drawing: a column of panels for each database. */
  String svg() {
    Subject subject = findings.options().subject();
    Formatter out = new Formatter(Locale.ROOT);
    int height = 0;
    for (Question question : subject.questions()) {
      height += panelHeight(question);
    }
    out.format(
        "<svg xmlns='http://www.w3.org/2000/svg' width='%d' height='%d' font-family='sans-serif' font-size='12'>%n",
        subject.databases().size() * COLUMN, height + 2 * MARGIN);
    out.format("<rect width='100%%' height='100%%' fill='white'/>%n");
    int left = 0;
    for (String database : subject.databases()) {
      int top = MARGIN;
      out.format("<g transform='translate(%d 0)'>%n", left);
      for (Question question : subject.questions()) {
        panel(out, database, question, top);
        top += panelHeight(question);
      }
      out.format("</g>%n");
      left += COLUMN;
    }
    out.format("</svg>%n");
    return out.toString();
  }

  /** The same in each column, so that a question's panels are side by side. */
  private int panelHeight(Question question) {
    Subject subject = findings.options().subject();
    int most =
        subject.databases().stream()
            .mapToInt(database -> subject.contenders(question, database).size())
            .max()
            .orElse(0);
    return PANEL_TITLE + most * (BAR + GAP);
  }

  private void panel(Formatter out, String database, Question question, int top) {
    List<Contender> contenders = findings.options().subject().contenders(question, database);
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
      case POSTGRAPHILE -> "#7a9e5f";
    };
  }
}
