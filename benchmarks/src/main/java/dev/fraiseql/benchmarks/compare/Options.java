package dev.fraiseql.benchmarks.compare;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The options of the command line.
 *
 * @param builtInLoad whether to use the load generator of this module even if {@code wrk} is on the
 *     PATH
 * @param jvmFlags additional flags for every contender's JVM
 * @param report whether to write a report
 */
record Options(
    BenchmarkMatrix matrix,
    LoadSettings loadSettings,
    boolean builtInLoad,
    List<String> jvmFlags,
    boolean report) {

  static final String USAGE =
      """
      benchmarks/compare [--databases=sqlite,postgresql,mysql,mariadb] [--workload=store,blog,members] [--queries=Q1,T1,...]
          [--contenders=hand-written,compiled,...] [--connections=32] [--warm-up=4] [--rounds=5] [--turn=1]
          [--load=wrk|built-in] [--jvm=FLAG]... [--no-report]
      Times are in seconds. A workload stands for its queries: CustomerById and InvoicePage of the store; Q1, Q2, Q2b,
      Q3, T1, C3, F1 and B1 of the blog; the mutations M1 and M2 of the members. Contenders: hand-written, compiled,
      uncaptured (M1), ad-hoc, graphql-java, postgraphile (the blog and M1 on PostgreSQL, with npm on the PATH) and, only if
      named, hand-written-get (reads).
      """;

  private static final Options STANDARD =
      new Options(BenchmarkMatrix.STANDARD, LoadSettings.STANDARD, false, List.of(), true);

  /**
   * Reads the arguments.
   *
   * @throws IllegalArgumentException if one of them is unknown
   */
  static Options read(String[] arguments) {
    Options options = STANDARD;
    for (String argument : arguments) {
      options = options.with(argument);
    }
    return options;
  }

  private Options with(String argument) {
    int equals = argument.indexOf('=');
    String name = equals < 0 ? argument : argument.substring(0, equals);
    String value = argument.substring(equals + 1);
    return switch (name) {
      case "--databases" -> with(matrix.onDatabases(list(value)));
      case "--contenders" -> with(matrix.amongContenders(list(value)));
      case "--workload" -> with(matrix.ofWorkloads(list(value)));
      // Older pages in results/ name the option --questions.
      case "--queries", "--questions" -> with(matrix.withQueries(list(value)));
      case "--connections" -> with(loadSettings.connections(Integer.parseInt(value)));
      case "--warm-up" -> with(loadSettings.warmUp(seconds(value)));
      case "--rounds" -> with(loadSettings.rounds(Integer.parseInt(value)));
      case "--turn" -> with(loadSettings.interval(seconds(value)));
      case "--load" -> with(value.equals("built-in"), jvmFlags, report);
      case "--jvm" -> {
        List<String> flags = new ArrayList<>(jvmFlags);
        flags.add(value);
        yield with(builtInLoad, List.copyOf(flags), report);
      }
      case "--no-report" -> with(builtInLoad, jvmFlags, false);
      default -> throw new IllegalArgumentException("Unknown option: " + argument + "\n" + USAGE);
    };
  }

  /** The same options with another matrix. */
  Options with(BenchmarkMatrix newMatrix) {
    return new Options(newMatrix, loadSettings, builtInLoad, jvmFlags, report);
  }

  private Options with(LoadSettings newSettings) {
    return new Options(matrix, newSettings, builtInLoad, jvmFlags, report);
  }

  private Options with(boolean newBuiltInLoad, List<String> newJvmFlags, boolean newReport) {
    return new Options(matrix, loadSettings, newBuiltInLoad, newJvmFlags, newReport);
  }

  private static List<String> list(String value) {
    return Arrays.asList(value.split(",", -1));
  }

  private static Duration seconds(String value) {
    return Duration.ofSeconds(Integer.parseInt(value));
  }
}
