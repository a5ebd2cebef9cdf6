package dev.fraiseql.benchmarks.conversion;

/**
 * What the command line asks for.
 *
 * @param forks how many processes measure each way
 * @param warmUp seconds in each that are not counted
 * @param rounds seconds that are
 * @param report whether to write one
 */
record ConversionOptions(int forks, int warmUp, int rounds, boolean report) {

  static final String USAGE =
      """
      benchmarks/compare conversion [--forks=2] [--warm-up=3] [--rounds=5] [--no-report]
      Each way is measured by so many processes, each for so many seconds.
      """;

  /**
   * Reads the arguments.
   *
   * @throws IllegalArgumentException if one of them is not understood
   */
  static ConversionOptions read(String[] arguments) {
    ConversionOptions options = new ConversionOptions(2, 3, 5, true);
    for (String argument : arguments) {
      options = options.with(argument);
    }
    return options;
  }

  private ConversionOptions with(String argument) {
    String value = argument.substring(argument.indexOf('=') + 1);
    return switch (argument.replaceFirst("=.*", "")) {
      case "--forks" -> new ConversionOptions(Integer.parseInt(value), warmUp, rounds, report);
      case "--warm-up" -> new ConversionOptions(forks, Integer.parseInt(value), rounds, report);
      case "--rounds" -> new ConversionOptions(forks, warmUp, Integer.parseInt(value), report);
      case "--no-report" -> new ConversionOptions(forks, warmUp, rounds, false);
      default -> throw new IllegalArgumentException("What is " + argument + "?\n" + USAGE);
    };
  }
}
