package dev.fraiseql.benchmarks.observers;

import dev.fraiseql.benchmarks.run.OptionNames;
import java.util.Arrays;
import java.util.List;

/**
 * The options of the command line.
 *
 * @param databases the products to measure
 * @param measured what to measure
 * @param contenders what to compare
 * @param turns how often and how much
 * @param backlog how many events one observer has not settled; 0 to measure none
 * @param report whether to write a report
 */
record ObserverOptions(
    List<String> databases,
    List<Subject> measured,
    List<Library> contenders,
    Turns turns,
    int backlog,
    boolean report) {

  static final String USAGE =
      """
      benchmarks/compare observers [--databases=postgresql,mysql,mariadb,sqlite] [--measure=%s] [--contenders=%s] [--events=100000] [--pickups=1500] [--warm-up=1] [--rounds=5] [--backlog=10000000] [--no-report]
      Events wait before each round; pickups are committed in each, 300 in a second. There is no backlog unless it is named.
      """
          .formatted(
              String.join(",", OptionNames.of(Subject.class)),
              String.join(",", OptionNames.of(Library.class)));

  /**
   * How often and how much.
   *
   * @param events the number of events that wait before each round
   * @param pickups the number of events whose latency is measured in each round
   * @param warmUp the number of rounds that are not counted
   * @param rounds the number of counted rounds
   */
  record Turns(int events, int pickups, int warmUp, int rounds) {}

  ObserverOptions {
    databases = List.copyOf(databases);
    measured = List.copyOf(measured);
    contenders = List.copyOf(contenders);
  }

  /**
   * Reads the arguments.
   *
   * @throws IllegalArgumentException if one of them is unknown
   */
  static ObserverOptions read(String[] arguments) {
    ObserverOptions options =
        new ObserverOptions(
            List.of("postgresql"),
            List.of(Subject.values()),
            List.of(Library.values()),
            new Turns(100_000, 1_500, 1, 5),
            0,
            true);
    for (String argument : arguments) {
      options = options.with(argument);
    }
    return options;
  }

  private ObserverOptions with(String argument) {
    String value = argument.substring(argument.indexOf('=') + 1);
    List<String> values = Arrays.asList(value.split(",", -1));
    return switch (argument.replaceFirst("=.*", "")) {
      case "--databases" ->
          new ObserverOptions(values, measured, contenders, turns, backlog, report);
      case "--measure" ->
          new ObserverOptions(
              databases,
              values.stream().map(name -> OptionNames.find(Subject.class, name)).toList(),
              contenders,
              turns,
              backlog,
              report);
      case "--contenders" ->
          new ObserverOptions(
              databases,
              measured,
              values.stream().map(name -> OptionNames.find(Library.class, name)).toList(),
              turns,
              backlog,
              report);
      case "--events" ->
          with(new Turns(Integer.parseInt(value), turns.pickups(), turns.warmUp(), turns.rounds()));
      case "--pickups" ->
          with(new Turns(turns.events(), Integer.parseInt(value), turns.warmUp(), turns.rounds()));
      case "--warm-up" ->
          with(new Turns(turns.events(), turns.pickups(), Integer.parseInt(value), turns.rounds()));
      case "--rounds" ->
          with(new Turns(turns.events(), turns.pickups(), turns.warmUp(), Integer.parseInt(value)));
      case "--backlog" ->
          new ObserverOptions(
              databases, measured, contenders, turns, Integer.parseInt(value), report);
      case "--no-report" ->
          new ObserverOptions(databases, measured, contenders, turns, backlog, false);
      default -> throw new IllegalArgumentException("Unknown option: " + argument + "\n" + USAGE);
    };
  }

  private ObserverOptions with(Turns others) {
    return new ObserverOptions(databases, measured, contenders, others, backlog, report);
  }

  /** The contenders on a database, in the order of a round. */
  List<Contender> contenders(String product) {
    return Contender.ALL.stream()
        .filter(each -> contenders.contains(each.library()) && each.library().runsOn(product))
        .toList();
  }
}
