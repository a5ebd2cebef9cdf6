package dev.fraiseql.benchmarks.compare;

import dev.fraiseql.benchmarks.database.Dataset;
import dev.fraiseql.benchmarks.database.MeasuredDatabase;
import dev.fraiseql.benchmarks.load.Load;
import dev.fraiseql.benchmarks.load.LoadGenerator;
import dev.fraiseql.benchmarks.load.SelectorLoad;
import dev.fraiseql.benchmarks.run.Bench;
import dev.fraiseql.benchmarks.run.ServerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The command: prepares, starts, checks, measures in turn, reports. */
public final class Compare {
  private static final int MOST_WARM_UP_TURNS = 20;
  private static final double STEADY = 0.95;

  private final Options options;
  private final Subject subject;
  private final Launcher launcher;
  private final LoadGenerator generator;
  private final Bench bench;
  private final Findings findings;

  private Compare(Options options, Bench bench, @Nullable PostGraphile postGraphile)
      throws IOException, InterruptedException {
    this.options = options;
    this.subject = options.subject();
    this.launcher = new Launcher(flags(bench, options), postGraphile);
    this.bench = bench;
    this.generator = options.builtInLoad() ? new SelectorLoad() : LoadGenerator.best();
    this.findings = new Findings(options, generator.name());
    if (postGraphile != null) {
      findings.library(postGraphile.version());
    }
  }

  /**
   * Compares.
   *
   * @param args see {@link Options#USAGE}; the folders for working files and for the report come by
   *     the properties {@code compare.work} and {@code compare.results}
   */
  public static void main(String[] args) throws IOException, InterruptedException, SQLException {
    Options options = Bench.options(args, Options::read);
    Bench bench = Bench.read();
    Optional<PostGraphile> postGraphile = Optional.empty();
    if (asksPostGraphile(options.subject())) {
      postGraphile =
          PostGraphile.install(
              Bench.folder("compare.postgraphile"), bench.work().resolveSibling("postgraphile"));
      if (postGraphile.isEmpty()) {
        System.out.println("PostGraphile is left out: npm or Node.js is not on the PATH.");
      }
    }
    if (postGraphile.isEmpty()) {
      options = options.with(options.subject().without(Contender.POSTGRAPHILE));
    }
    Compare compare = new Compare(options, bench, postGraphile.orElse(null));
    for (String product : options.subject().databases()) {
      compare.run(product);
    }
    compare.report(args);
    System.exit(0); // embedded PostgreSQL leaves threads behind
  }

  private static boolean asksPostGraphile(Subject subject) {
    return subject.databases().stream()
        .flatMap(database ->
            subject.questions().stream()
                .flatMap(question -> subject.contenders(question, database).stream()))
        .anyMatch(contender -> contender == Contender.POSTGRAPHILE);
  }

  private void run(String product) throws IOException, InterruptedException, SQLException {
    List<Dataset> rows = subject.workloads().stream().map(Workload::rows).toList();
    try (MeasuredDatabase database = MeasuredDatabase.open(product, bench.work(), rows)) {
      findings.database(product, database.version());
      Map<Contender, ServerProcess> servers = new LinkedHashMap<>();
      try {
        start(database, servers);
        for (Question question : subject.questions()) {
          ask(question, database, servers);
        }
        for (Map.Entry<Contender, ServerProcess> server : servers.entrySet()) {
          findings.loaded(product, server.getKey(), server.getValue().residentMegabytes());
        }
      } finally {
        for (ServerProcess server : servers.values()) {
          server.close();
        }
      }
    }
  }

  private void ask(
      Question question, MeasuredDatabase database, Map<Contender, ServerProcess> servers)
      throws IOException, InterruptedException {
    Map<Contender, ServerProcess> asked = new LinkedHashMap<>(servers);
    asked.keySet().retainAll(subject.contenders(question, database.product()));
    findings.answerBytes(question, Answers.check(question, asked));
    for (Map.Entry<Contender, ServerProcess> server : asked.entrySet()) {
      warmUp(server.getKey(), question, server.getValue());
    }
    for (int round = 1; round <= options.pace().rounds(); round++) {
      turns(database, question, round, asked);
    }
    Answers.check(question, asked); // still the same under load
  }

  /** One after the other, so that none is slowed by the start of the next. */
  private void start(MeasuredDatabase database, Map<Contender, ServerProcess> servers)
      throws IOException, InterruptedException {
    for (Contender contender : subject.contenders()) {
      List<Question> questions = subject.questions(contender, database.product());
      if (questions.isEmpty()) {
        continue;
      }
      ServerProcess server =
          ServerProcess.start(
              launcher.command(contender),
              database.url(),
              Map.of(),
              bench.work().resolve(contender.name() + ".log"));
      servers.put(contender, server);
      Duration first = server.awaitAnswer(contender.calls(questions.getFirst()).getFirst());
      findings.started(database.product(), contender, first, server.residentMegabytes());
      System.out.printf(
          Locale.ROOT,
          "%-11s %-20s first answer after %d ms, process %d%n",
          database.product(),
          contender.title(),
          first.toMillis(),
          server.pid());
    }
  }

  private static List<String> flags(Bench bench, Options options) {
    List<String> flags = new ArrayList<>(bench.flags());
    flags.addAll(options.jvmFlags());
    return flags;
  }

  /**
   * Until the compiler has done its work: a turn in which an answer took hardly less processor time
   * than in the turn before ends the warm-up, but not before its time is over.
   */
  private void warmUp(Contender contender, Question question, ServerProcess server)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + options.pace().warmUp().toNanos();
    double before = Double.MAX_VALUE;
    for (int turn = 0; turn < MOST_WARM_UP_TURNS; turn++) {
      long cpu = server.cpuNanos();
      Load load = load(contender, question, server);
      double micros = (server.cpuNanos() - cpu) / 1e3 / load.answers();
      if (System.nanoTime() > end && micros > before * STEADY) {
        return;
      }
      before = micros;
    }
  }

  private void turns(
      MeasuredDatabase database,
      Question question,
      int round,
      Map<Contender, ServerProcess> servers)
      throws IOException, InterruptedException {
    for (Map.Entry<Contender, ServerProcess> entry : servers.entrySet()) {
      Contender contender = entry.getKey();
      ServerProcess server = entry.getValue();
      long cpu = server.cpuNanos();
      long databaseCpu = database.cpuNanos();
      Load load = load(contender, question, server);
      Sample sample =
          new Sample(
              database.product(),
              question,
              contender,
              round,
              load,
              server.cpuNanos() - cpu,
              database.cpuNanos() - databaseCpu);
      findings.samples().add(sample);
      System.out.printf(
          Locale.ROOT,
          "%-11s %-13s round %d  %-20s %,9.0f/s  p50 %,8.0f us  p99 %,8.0f us  %6.1f us of processor%s%n",
          database.product(),
          question.name(),
          round,
          contender.title(),
          load.perSecond(),
          load.p50Micros(),
          load.p99Micros(),
          sample.cpuMicros(),
          load.errors() == 0 ? "" : "  ERRORS " + load.errors());
    }
  }

  private Load load(Contender contender, Question question, ServerProcess server)
      throws IOException, InterruptedException {
    try {
      return generator.run(
          server.httpPort(),
          contender.calls(question),
          options.pace().connections(),
          options.pace().turn());
    } catch (IOException e) {
      throw new IOException(contender.title() + ", " + server.state(), e);
    }
  }

  private void report(String[] args) throws IOException {
    Report report = new Report(findings, args);
    System.out.println();
    System.out.println(report.table());
    if (options.report()) {
      Path chart = bench.keep(".svg", new BarChart(findings).svg());
      System.out.println(
          "Written to " + bench.keep(".md", report.markdown(chart.getFileName().toString())));
    }
  }
}
