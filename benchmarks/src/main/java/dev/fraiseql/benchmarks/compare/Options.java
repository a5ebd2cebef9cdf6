package dev.fraiseql.benchmarks.compare;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the command line asks for.
 *
 * @param builtInLoad whether to use the load generator of this module though {@code wrk} is there
 * @param jvmFlags further flags for every contender's JVM
 * @param report whether to write one
 */
record Options(
    Subject subject, Pace pace, boolean builtInLoad, List<String> jvmFlags, boolean report) {

  static final String USAGE =
      """
      benchmarks/compare [--databases=sqlite,postgresql,mysql,mariadb] [--workload=store,blog] [--questions=Q1,T1,...]
          [--contenders=hand-written,compiled,...] [--connections=32] [--warm-up=4] [--rounds=5] [--turn=1]
          [--load=wrk|built-in] [--jvm=FLAG]... [--no-report]
      Times are in seconds. A workload stands for its questions: CustomerById and InvoicePage of the store; Q1, Q2, Q2b,
      Q3, T1, C3, F1 and B1 of the blog. Contenders: hand-written, compiled, ad-hoc, graphql-java, postgraphile (the blog
      on PostgreSQL, with npm on the PATH), and, if it is named, hand-written-get.
      """;

  private static final Options STANDARD =
      new Options(Subject.STANDARD, Pace.STANDARD, false, List.of(), true);

  /**
   * Reads the arguments.
   *
   * @throws IllegalArgumentException if one of them is not understood
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
      case "--databases" -> with(subject.onDatabases(list(value)));
      case "--contenders" -> with(subject.amongContenders(list(value)));
      case "--workload" -> with(subject.ofWorkloads(list(value)));
      case "--questions" -> with(subject.withQuestions(list(value)));
      case "--connections" -> with(pace.connections(Integer.parseInt(value)));
      case "--warm-up" -> with(pace.warmUp(seconds(value)));
      case "--rounds" -> with(pace.rounds(Integer.parseInt(value)));
      case "--turn" -> with(pace.turn(seconds(value)));
      case "--load" -> with(value.equals("built-in"), jvmFlags, report);
      case "--jvm" -> {
        List<String> flags = new ArrayList<>(jvmFlags);
        flags.add(value);
        yield with(builtInLoad, List.copyOf(flags), report);
      }
      case "--no-report" -> with(builtInLoad, jvmFlags, false);
      default -> throw new IllegalArgumentException("What is " + argument + "?\n" + USAGE);
    };
  }

  /** The same with another subject. */
  Options with(Subject newSubject) {
    return new Options(newSubject, pace, builtInLoad, jvmFlags, report);
  }

  private Options with(Pace newPace) {
    return new Options(subject, newPace, builtInLoad, jvmFlags, report);
  }

  private Options with(boolean newBuiltInLoad, List<String> newJvmFlags, boolean newReport) {
    return new Options(subject, pace, newBuiltInLoad, newJvmFlags, newReport);
  }

  private static List<String> list(String value) {
    return Arrays.asList(value.split(",", -1));
  }

  private static Duration seconds(String value) {
    return Duration.ofSeconds(Integer.parseInt(value));
  }
}
