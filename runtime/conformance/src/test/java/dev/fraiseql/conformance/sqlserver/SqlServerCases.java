package dev.fraiseql.conformance.sqlserver;

import dev.fraiseql.conformance.cases.Case;
import dev.fraiseql.conformance.cases.CaseFile;
import dev.fraiseql.testing.TestDatabase;
import dev.fraiseql.testing.TestSqlServer;
import java.util.List;
import java.util.Set;

/** Which of the cases SQL Server can be asked. */
public final class SqlServerCases {
  /** Regular expressions come with SQL Server 2025, and are in no schema that names it. */
  private static final Set<String> OF_REGEX =
      Set.of("12-wrong-input: a regular expression that cannot be read");

  private static final String GROUP_OF_REGEX = "14-regex";

  /** SQL Server's decimals have 38 digits, and these results have more. */
  private static final Set<String> TOO_LONG =
      Set.of(
          "16-aggregates: averages are rounded half up, and sums may have more than 38 digits",
          "16-aggregates: having compares averages at the scale that is returned",
          "16-aggregates: having accepts lists and nulls",
          "16-aggregates: sums, averages and distinct counts ignore nulls");

  /** H2's functions that give rows take no column, nor what another row of theirs holds. */
  private static final String GROUP_OF_JSON = "23-json";

  private SqlServerCases() {}

  /** All that it can be asked, or H2 where that is in its place. */
  static List<Case> all() {
    return CaseFile.all().stream()
        .filter(SqlServerCases::isAskable)
        .filter(asked -> TestSqlServer.isAvailable() || isForH2(asked))
        .toList();
  }

  /** Whether H2 can be asked a case in its place. */
  public static boolean isForH2(Case asked) {
    return !asked.group().equals(GROUP_OF_JSON);
  }

  /** Whether it can be asked one. */
  public static boolean isAskable(Case asked) {
    String name = asked.toString();
    return !asked.group().equals(GROUP_OF_REGEX)
        && !OF_REGEX.contains(name)
        && !TOO_LONG.contains(name)
        && asked.isFor(TestDatabase.MYSQL); // whose floats have no infinity either
  }
}
