package dev.fraiseql.benchmarks.processor;

import org.jspecify.annotations.Nullable;

/**
 * The options of the command line.
 *
 * @param types how many types are compiled
 * @param rounds how many compilations of each kind are counted, after one that is not
 * @param databases as javac is told: {@code fraiseql.databases}
 * @param otherPath the class path of another build's processor, to compare with; null for none
 * @param report whether to write a report
 */
record ProcessorOptions(
    int types, int rounds, String databases, @Nullable String otherPath, boolean report) {

  static final String USAGE =
      """
      benchmarks/compare processor [--types=100] [--rounds=5] [--databases=postgresql,mysql,sqlite,sqlserver] [--processor-path=CLASS_PATH] [--no-report]
      The class path is that of another build's processor: the content of its processor/target/run/classpath, and its processor/target/classes.
      """;

  /**
   * Reads the arguments.
   *
   * @throws IllegalArgumentException if an argument is unknown
   */
  static ProcessorOptions read(String[] arguments) {
    ProcessorOptions options =
        new ProcessorOptions(100, 5, "postgresql,mysql,sqlite,sqlserver", null, true);
    for (String argument : arguments) {
      options = options.with(argument);
    }
    return options;
  }

  private ProcessorOptions with(String argument) {
    String value = argument.substring(argument.indexOf('=') + 1);
    return switch (argument.replaceFirst("=.*", "")) {
      case "--types" ->
          new ProcessorOptions(Integer.parseInt(value), rounds, databases, otherPath, report);
      case "--rounds" ->
          new ProcessorOptions(types, Integer.parseInt(value), databases, otherPath, report);
      case "--databases" -> new ProcessorOptions(types, rounds, value, otherPath, report);
      case "--processor-path" -> new ProcessorOptions(types, rounds, databases, value, report);
      case "--no-report" -> new ProcessorOptions(types, rounds, databases, otherPath, false);
      default -> throw new IllegalArgumentException("What is " + argument + "?\n" + USAGE);
    };
  }
}
