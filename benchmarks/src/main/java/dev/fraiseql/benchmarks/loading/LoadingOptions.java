package dev.fraiseql.benchmarks.loading;

import dev.fraiseql.benchmarks.run.OptionNames;
import java.util.Arrays;
import java.util.List;

/**
 * The options of the command line.
 *
 * @param databases the products to measure
 * @param digits the number of rows, as a power of ten
 * @param contenders in the order of a round
 * @param warmUp the number of rounds that are not counted
 * @param rounds the number of counted rounds
 * @param memory whether to measure memory
 * @param report whether to write a report
 */
record LoadingOptions(
    List<String> databases,
    int digits,
    List<LoadContender> contenders,
    int warmUp,
    int rounds,
    boolean memory,
    boolean report) {

  static final String USAGE =
      """
      benchmarks/compare load [--databases=postgresql,mysql,mariadb,sqlite] [--digits=6] [--contenders=%s] [--warm-up=2] [--rounds=5] [--no-memory] [--no-report]
      6 digits are a million rows. Memory is measured with as many, and with ten times as many. --rounds=0 measures nothing else.
      """
          .formatted(String.join(",", OptionNames.of(LoadContender.class)));

  LoadingOptions {
    databases = List.copyOf(databases);
    contenders = List.copyOf(contenders);
  }

  /**
   * Reads the arguments.
   *
   * @throws IllegalArgumentException if one of them is unknown
   */
  static LoadingOptions read(String[] arguments) {
    LoadingOptions options =
        new LoadingOptions(
            List.of("postgresql"), 6, List.of(LoadContender.values()), 2, 5, true, true);
    for (String argument : arguments) {
      options = options.with(argument);
    }
    return options;
  }

  private LoadingOptions with(String argument) {
    String value = argument.substring(argument.indexOf('=') + 1);
    List<String> values = Arrays.asList(value.split(",", -1));
    return switch (argument.replaceFirst("=.*", "")) {
      case "--databases" ->
          new LoadingOptions(values, digits, contenders, warmUp, rounds, memory, report);
      case "--digits" ->
          new LoadingOptions(
              databases, Integer.parseInt(value), contenders, warmUp, rounds, memory, report);
      case "--contenders" ->
          new LoadingOptions(
              databases,
              digits,
              values.stream().map(name -> OptionNames.find(LoadContender.class, name)).toList(),
              warmUp,
              rounds,
              memory,
              report);
      case "--warm-up" ->
          new LoadingOptions(
              databases, digits, contenders, Integer.parseInt(value), rounds, memory, report);
      case "--rounds" ->
          new LoadingOptions(
              databases, digits, contenders, warmUp, Integer.parseInt(value), memory, report);
      case "--no-memory" ->
          new LoadingOptions(databases, digits, contenders, warmUp, rounds, false, report);
      case "--no-report" ->
          new LoadingOptions(databases, digits, contenders, warmUp, rounds, memory, false);
      default -> throw new IllegalArgumentException("Unknown option: " + argument + "\n" + USAGE);
    };
  }

  /** The number of rows. */
  long rows() {
    return Math.round(Math.pow(10, digits));
  }
}
