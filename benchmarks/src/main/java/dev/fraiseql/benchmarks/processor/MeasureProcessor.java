package dev.fraiseql.benchmarks.processor;

import dev.fraiseql.benchmarks.run.Bench;
import dev.fraiseql.benchmarks.run.Machine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The command {@code benchmarks/compare processor}: how much longer javac takes with the processor,
 * and how much code is generated.
 */
public final class MeasureProcessor {
  private final ProcessorOptions options;
  private final Path work;
  private final List<Path> sources;

  private MeasureProcessor(ProcessorOptions options, Path work) throws IOException {
    this.options = options;
    this.work = work;
    sources = new SampleTypes(options.types()).write(work.resolve("sources"));
  }

  /**
   * Measures.
   *
   * @param args see {@link ProcessorOptions#USAGE}
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    ProcessorOptions options = Bench.options(args, ProcessorOptions::read);
    Bench bench = Bench.read();
    double load = Machine.load();
    List<Figures> figures =
        new MeasureProcessor(options, bench.work().resolve("processor")).measure();
    String conditions = Bench.conditions("processor", shown(args), load);
    String page = new ProcessorPage(conditions, options, figures).markdown();
    System.out.println(page);
    if (options.report()) {
      System.out.println("Written to " + bench.keep("-processor.md", page));
    }
  }

  /** The arguments without the class path, whose folders concern nobody. */
  private static String[] shown(String[] arguments) {
    String[] shown = arguments.clone();
    for (int i = 0; i < shown.length; i++) {
      shown[i] = shown[i].replaceFirst("^(--processor-path)=.*", "$1=...");
    }
    return shown;
  }

  /** Lets all compilations take turns, so that other load on the machine disturbs them alike. */
  private List<Figures> measure() throws IOException, InterruptedException {
    String path = System.getProperty("compare.processor");
    List<Turns> turns = new ArrayList<>();
    if (options.otherPath() != null) {
      turns.add(new Turns("the other build", options.otherPath()));
    }
    turns.add(new Turns("this build", path));
    for (int round = 0; round <= options.rounds(); round++) {
      for (Turns each : turns) {
        each.run(round > 0);
      }
    }
    List<Figures> figures = new ArrayList<>();
    for (Turns each : turns) {
      figures.add(each.figures());
    }
    return figures;
  }

  /** The compilations with and without one processor. */
  private final class Turns {
    private final String name;
    private final Compiler without;
    private final Compiler with;
    private final List<Compiler.Time> timesWithout = new ArrayList<>();
    private final List<Compiler.Time> timesWith = new ArrayList<>();

    Turns(String name, String path) {
      this.name = name;
      Path folder = work.resolve(name.replace(' ', '-'));
      without = new Compiler(folder.resolve("without"), path, sources, List.of("-proc:none"));
      with =
          new Compiler(
              folder.resolve("with"),
              path,
              sources,
              List.of("-processorpath", path, "-Afraiseql.databases=" + options.databases()));
    }

    void run(boolean counts) throws IOException, InterruptedException {
      Compiler.Time first = without.run();
      Compiler.Time second = with.run();
      if (counts) {
        timesWithout.add(first);
        timesWith.add(second);
      }
    }

    Figures figures() throws IOException {
      Compiler.Output plain = without.output();
      Compiler.Output all = with.output();
      return new Figures(
          name,
          timesWithout,
          timesWith,
          options.types(),
          new Compiler.Output(
              all.lines() - plain.lines(),
              all.classes() - plain.classes(),
              all.bytes() - plain.bytes()));
    }
  }
}
