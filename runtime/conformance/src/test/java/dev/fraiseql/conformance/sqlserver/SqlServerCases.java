package dev.fraiseql.conformance.sqlserver;

import dev.fraiseql.conformance.cases.Case;
import dev.fraiseql.conformance.cases.CaseFile;
import dev.fraiseql.testing.TestDatabase;
import dev.fraiseql.testing.TestSqlServer;
import java.util.List;
import java.util.Set;

/** The conformance cases that SQL Server supports. */
public final class SqlServerCases {
  /** Schemas for SQL Server have no regular expressions, which it supports only since 2025. */
  private static final Set<String> WITH_REGEX =
      Set.of("12-wrong-input: a regular expression that cannot be read");

  private static final String REGEX_FILE = "14-regex";

  /** These have results, or sums on the way to them, of more than SQL Server's 38 digits. */
  private static final Set<String> WITH_LONG_DECIMALS =
      Set.of(
          "16-aggregates: averages are rounded half up, and sums may have more than 38 digits",
          "16-aggregates: having compares averages at the scale that is returned",
          "16-aggregates: having accepts lists and nulls",
          "16-aggregates: sums, averages and distinct counts ignore nulls",
          "16-aggregates: sums of decimals stored as text are sorted as numbers",
          "16-aggregates: decimals are summed exactly");

  /** H2's table functions accept neither columns nor values of other rows as arguments. */
  private static final String JSON_FILE = "23-json";

  private static final String DUPLICATES_FILE = "24-duplicate-keys";

  private SqlServerCases() {}

  /** The cases for SQL Server if a server is available, else for H2 in its place. */
  static List<Case> all() {
    return CaseFile.all().stream()
        .filter(
            TestSqlServer.isAvailable()
                ? SqlServerCases::isRunnable
                : SqlServerCases::isRunnableOnH2)
        .toList();
  }

  /** The cases with results of too many digits: each is an error there. */
  static List<Case> withLongDecimals() {
    return CaseFile.all().stream()
        .filter(testCase -> WITH_LONG_DECIMALS.contains(testCase.toString()))
        .toList();
  }

  /** Whether SQL Server supports what a case uses. */
  public static boolean isRunnable(Case testCase) {
    String name = testCase.toString();
    return !testCase.group().equals(REGEX_FILE)
        && !WITH_REGEX.contains(name)
        && !WITH_LONG_DECIMALS.contains(name)
        && testCase.isFor(TestDatabase.MYSQL); // whose floats have no infinity either
  }

  /** Whether SQL Server, and H2 in its place, support what a case uses. */
  public static boolean isRunnableOnH2(Case testCase) {
    // Duplicate keys are looked for in groups only with SQL Server's catalog, which H2 lacks.
    boolean needsCatalog =
        testCase.group().equals(DUPLICATES_FILE) && testCase.name().startsWith("groups");
    return isRunnable(testCase) && !testCase.group().equals(JSON_FILE) && !needsCatalog;
  }
}
