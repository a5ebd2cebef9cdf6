package dev.fraiseql.benchmarks.compare;

import dev.fraiseql.benchmarks.run.Bench;
import java.io.IOException;
import java.util.Formatter;
import java.util.Locale;

/** The findings in Markdown. */
final class Report {
  private final Findings findings;
  private final String[] arguments;

  Report(Findings findings, String[] arguments) {
    this.findings = findings;
    this.arguments = arguments;
  }

  /** The whole page. */
  String markdown(String chart) throws IOException {
    return "# Comparison of "
        + Bench.today()
        + "\n\n"
        + conditions()
        + "\n![Answers per second]("
        + chart
        + ")\n\n"
        + table();
  }

  /** The tables alone. */
  String table() {
    Formatter out = new Formatter(Locale.ROOT);
    ratios(out);
    figures(out);
    footprints(out);
    return out.toString();
  }

  private String conditions() throws IOException {
    Options options = findings.options();
    Formatter out = new Formatter(Locale.ROOT);
    out.format("%s", Bench.conditions("", arguments, findings.loadBefore()));
    out.format(
        "- databases: %s, on the same machine, reached by JDBC (PostGraphile: by pg)%n",
        String.join(", ", findings.versions().values()));
    out.format("- libraries: %s%n", String.join(", ", findings.libraries()));
    out.format(
        "- load: %s, %d connections, each sending its next request when the last is answered; HTTP/1.1 on the loopback%n",
        findings.generator(), options.pace().connections());
    Pace pace = options.pace();
    out.format(
        "- a warm-up of at least %d s for each contender and question, until the processor time of an answer falls no more; then %d rounds in which each contender has a turn of %d s%n",
        pace.warmUp().toSeconds(), pace.rounds(), pace.turn().toSeconds());
    out.format(
        "- every contender is a process of its own (PostGraphile: as many as there are processors), the JVMs with the same flags; before and after "
            + "the turns all answers were asked for and compared: byte for byte, those of graphql-java and PostGraphile as JSON%n");
    for (Question question : options.subject().questions()) {
      out.format(
          "- %s: an answer has %,d bytes on average%n",
          question.name(), findings.answerBytes(question));
    }
    return out.toString();
  }

  private void ratios(Formatter out) {
    out.format("## Ratios of answers per second%n%n");
    out.format(
        "The median of the rounds, each round compared with itself; in parentheses the least and the most. A ratio in bold meets "
            + "the bar that its column names; the others miss it.%n%n");
    RatioTable table = new RatioTable(findings);
    out.format("%s", table.speed());
    out.format("## Ratios of processor time%n%n");
    out.format(
        "The server's processor time for an answer, other way round: what is left of the ratio when the time that database and "
            + "generator take is left out. Medians of the rounds.%n%n");
    out.format("%s", table.processorTime());
  }

  private void figures(Formatter out) {
    out.format("## Figures%n%n");
    out.format(
        "Medians of the turns. Times of an answer are in microseconds with all connections busy, so they grow as the rate falls; "
            + "processor times are those of an answer.%n%n");
    out.format(
        "| database | question | contender | answers/s | p50 us | p99 us | server us | database us | errors |%n");
    out.format("|---|---|---|--:|--:|--:|--:|--:|--:|%n");
    Samples samples = findings.samples();
    Subject subject = findings.options().subject();
    for (String database : subject.databases()) {
      for (Question question : subject.questions()) {
        for (Contender contender : subject.contenders(question, database)) {
          out.format(
              "| %s | %s | %s | %,.0f | %,.0f | %,.0f | %.1f | %.1f | %d |%n",
              database,
              question.name(),
              contender.title(),
              samples.spread(database, question, contender, s -> s.load().perSecond()).median(),
              samples.spread(database, question, contender, s -> s.load().p50Micros()).median(),
              samples.spread(database, question, contender, s -> s.load().p99Micros()).median(),
              samples.spread(database, question, contender, Sample::cpuMicros).median(),
              samples.spread(database, question, contender, Sample::databaseCpuMicros).median(),
              samples.errors(database, question, contender));
        }
      }
    }
    out.format("%n");
  }

  private void footprints(Formatter out) {
    out.format("## Start and memory%n%n");
    out.format(
        "| database | contender | first answer after | resident, idle | after all turns |%n");
    out.format("|---|---|--:|--:|--:|%n");
    Subject subject = findings.options().subject();
    for (String database : subject.databases()) {
      for (Contender contender : subject.contenders()) {
        findings
            .footprint(database, contender)
            .ifPresent(footprint ->
                out.format(
                    "| %s | %s | %.2f s | %d MB | %d MB |%n",
                    database,
                    contender.title(),
                    footprint.firstAnswer().toMillis() / 1e3,
                    footprint.idle(),
                    footprint.loaded()));
      }
    }
  }
}
