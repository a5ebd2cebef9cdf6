package dev.fraiseql.faults;

import dev.fraiseql.faults.check.Checker;
import dev.fraiseql.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Runs scenarios on databases and prints a table of what was found: {@code Faults [changes]
 * [rounds] [seed] [scenario,...] [database,...]}.
 */
public final class Faults {
  private Faults() {}

  /** Runs them; exits with status 1 if anything was found. */
  public static void main(String[] arguments) {
    int status = 2;
    try {
      status = run(arguments) ? 0 : 1;
    } catch (Exception e) {
      System.err.println("The run has failed: " + e);
    }
    System.exit(status); // servers of databases leave threads behind
  }

  private static boolean run(String[] arguments) throws Exception {
    long changes = number(arguments, 0, 20_000);
    int rounds = (int) number(arguments, 1, 20);
    long seed = number(arguments, 2, System.currentTimeMillis());
    List<Scenario> scenarios = new ArrayList<>();
    for (String name : text(arguments, 3, "")) {
      scenarios.add(Scenario.valueOf(name.toUpperCase(Locale.ROOT)));
    }
    if (scenarios.isEmpty()) {
      scenarios.addAll(List.of(Scenario.values()));
    }
    List<TestDatabase> databases = new ArrayList<>();
    for (String name : text(arguments, 4, "")) {
      databases.add(TestDatabase.valueOf(name.toUpperCase(Locale.ROOT)));
    }
    if (databases.isEmpty()) {
      databases.addAll(List.of(TestDatabase.values()));
    }
    System.out.println("seed " + seed);
    System.out.println(HEADER);
    boolean clean = true;
    for (TestDatabase database : databases) {
      for (Scenario scenario : scenarios) {
        String missing = Run.missing(database, scenario);
        if (missing != null) {
          System.out.printf(Locale.ROOT, "%-11s %-16s not run: %s%n", database, scenario, missing);
          continue;
        }
        Checker.Report report =
            Run.of(database, scenario, new Run.Settings(seed, changes, rounds, 100_000, 60_000));
        System.out.println(row(database, scenario, report));
        clean &= report.isClean();
      }
    }
    return clean;
  }

  private static final String HEADER =
      "database    scenario          events  failed  redelivered  lost  phantom  doubled  reordered"
          + "  different  broken  unaccounted  stale  misjudged";

  private static String row(TestDatabase database, Scenario scenario, Checker.Report report) {
    return String.format(
        Locale.ROOT,
        "%-11s %-16s %7d %7d %12d %5d %8d %8d %10d %10d %7d %12d %6d %10d",
        database,
        scenario,
        report.events(),
        report.failed(),
        report.redelivered(),
        report.lost(),
        report.phantom(),
        report.doubled(),
        report.reordered(),
        report.different(),
        report.broken(),
        report.unaccounted(),
        report.stale(),
        report.misjudged());
  }

  private static long number(String[] arguments, int index, long standard) {
    return index < arguments.length ? Long.parseLong(arguments[index]) : standard;
  }

  private static List<String> text(String[] arguments, int index, String standard) {
    String text = index < arguments.length ? arguments[index] : standard;
    return text.isEmpty() || text.equals("all") ? List.of() : List.of(text.split(",", -1));
  }
}
