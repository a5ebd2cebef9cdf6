package dev.fraiseql.benchmarks.flight;

import java.util.Arrays;
import java.util.List;

/**
 * The options of the command line.
 *
 * @param databases the products to measure
 * @param digits the numbers of rows, as powers of ten
 * @param warmUp the number of rounds that are not counted
 * @param rounds the number of counted rounds
 * @param profile whether to profile our server
 * @param report whether to write a report
 */
record FlightOptions(
    List<String> databases,
    List<Integer> digits,
    int warmUp,
    int rounds,
    boolean profile,
    boolean report) {

  static final String USAGE =
      """
      benchmarks/compare flight [--databases=postgresql,sqlite,mysql,mariadb] [--digits=6,7] [--warm-up=2] [--rounds=3] [--profile] [--no-report]
      6 digits are a million rows. Everything is measured with the first number, only exports with the others.
      """;

  /**
   * Reads the arguments.
   *
   * @throws IllegalArgumentException if one of them is unknown
   */
  static FlightOptions read(String[] arguments) {
    FlightOptions options = new FlightOptions(List.of("postgresql"), List.of(6), 2, 3, false, true);
    for (String argument : arguments) {
      options = options.with(argument);
    }
    return options;
  }

  private FlightOptions with(String argument) {
    String value = argument.substring(argument.indexOf('=') + 1);
    return switch (argument.replaceFirst("=.*", "")) {
      case "--databases" ->
          new FlightOptions(
              Arrays.asList(value.split(",", -1)), digits, warmUp, rounds, profile, report);
      case "--digits" ->
          new FlightOptions(
              databases,
              Arrays.stream(value.split(",", -1)).map(Integer::valueOf).toList(),
              warmUp,
              rounds,
              profile,
              report);
      case "--warm-up" ->
          new FlightOptions(databases, digits, Integer.parseInt(value), rounds, profile, report);
      case "--rounds" ->
          new FlightOptions(databases, digits, warmUp, Integer.parseInt(value), profile, report);
      case "--profile" -> new FlightOptions(databases, digits, warmUp, rounds, true, report);
      case "--no-report" -> new FlightOptions(databases, digits, warmUp, rounds, profile, false);
      default -> throw new IllegalArgumentException("Unknown option: " + argument + "\n" + USAGE);
    };
  }
}
