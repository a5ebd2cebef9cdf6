package dev.fraiseql.benchmarks.compare;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the command line asks for.
 *
 * @param databases {@code sqlite}, {@code postgresql}
 * @param contenders in the order of a round
 * @param questions in the order of the report
 * @param connections requests under way at a time
 * @param warmUp how long each contender is asked each question, at least, before anything is
 *     measured
 * @param rounds how often each contender has its turn
 * @param turn how long a turn is
 * @param builtInLoad whether to use the load generator of this module though {@code wrk} is there
 * @param jvmFlags further flags for every contender
 * @param report whether to write one
 */
record Options(
    List<String> databases,
    List<Contender> contenders,
    List<Question> questions,
    int connections,
    Duration warmUp,
    int rounds,
    Duration turn,
    boolean builtInLoad,
    List<String> jvmFlags,
    boolean report) {

  static final String USAGE =
      """
      benchmarks/compare [--databases=sqlite,postgresql] [--contenders=hand-written,compiled,...]
          [--questions=CustomerById,InvoicePage] [--connections=32] [--warm-up=15] [--rounds=5] [--turn=5]
          [--load=wrk|built-in] [--jvm=FLAG]... [--no-report]
      Times are in seconds. Contenders: hand-written, hand-written-get, compiled, ad-hoc, graphql-java.
      """;

  private static final Options STANDARD =
      new Options(
          List.of("sqlite", "postgresql"),
          List.of(Contender.values()),
          Question.all(),
          32,
          Duration.ofSeconds(15),
          5,
          Duration.ofSeconds(5),
          false,
          List.of(),
          true);

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
      case "--databases" -> with(list(value), contenders, questions);
      case "--contenders" ->
          with(databases, list(value).stream().map(Contender::named).toList(), questions);
      case "--questions" ->
          with(
              databases,
              contenders,
              Question.all().stream().filter(q -> list(value).contains(q.name())).toList());
      case "--connections" -> with(Integer.parseInt(value), warmUp, rounds, turn);
      case "--warm-up" -> with(connections, seconds(value), rounds, turn);
      case "--rounds" -> with(connections, warmUp, Integer.parseInt(value), turn);
      case "--turn" -> with(connections, warmUp, rounds, seconds(value));
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

  private Options with(
      List<String> newDatabases, List<Contender> newContenders, List<Question> newQuestions) {
    return new Options(
        newDatabases,
        newContenders,
        newQuestions,
        connections,
        warmUp,
        rounds,
        turn,
        builtInLoad,
        jvmFlags,
        report);
  }

  private Options with(int newConnections, Duration newWarmUp, int newRounds, Duration newTurn) {
    return new Options(
        databases,
        contenders,
        questions,
        newConnections,
        newWarmUp,
        newRounds,
        newTurn,
        builtInLoad,
        jvmFlags,
        report);
  }

  private Options with(boolean newBuiltInLoad, List<String> newJvmFlags, boolean newReport) {
    return new Options(
        databases,
        contenders,
        questions,
        connections,
        warmUp,
        rounds,
        turn,
        newBuiltInLoad,
        newJvmFlags,
        newReport);
  }

  private static List<String> list(String value) {
    return Arrays.asList(value.split(",", -1));
  }

  private static Duration seconds(String value) {
    return Duration.ofSeconds(Integer.parseInt(value));
  }
}
