package dev.fraiseql.benchmarks.start;

import java.util.List;

/**
 * The options of the command line.
 *
 * @param databases the products' names
 * @param types how many generated types are served besides those of the workloads; 0 for none
 * @param rounds how many starts of each kind are counted, after one that is not
 * @param report whether to write a report
 */
record StartOptions(List<String> databases, int types, int rounds, boolean report) {

  static final String USAGE =
      """
      benchmarks/compare start [--databases=sqlite,postgresql] [--types=100] [--rounds=10] [--no-report]
      --types=0 leaves the generated types out.
      """;

  StartOptions {
    databases = List.copyOf(databases);
  }

  /**
   * Reads the arguments.
   *
   * @throws IllegalArgumentException if an argument is unknown
   */
  static StartOptions read(String[] arguments) {
    StartOptions options = new StartOptions(List.of("sqlite", "postgresql"), 100, 10, true);
    for (String argument : arguments) {
      options = options.with(argument);
    }
    return options;
  }

  private StartOptions with(String argument) {
    String value = argument.substring(argument.indexOf('=') + 1);
    return switch (argument.replaceFirst("=.*", "")) {
      case "--databases" -> new StartOptions(List.of(value.split(",", -1)), types, rounds, report);
      case "--types" -> new StartOptions(databases, Integer.parseInt(value), rounds, report);
      case "--rounds" -> new StartOptions(databases, types, Integer.parseInt(value), report);
      case "--no-report" -> new StartOptions(databases, types, rounds, false);
      default -> throw new IllegalArgumentException("Unknown option: " + argument + "\n" + USAGE);
    };
  }
}
