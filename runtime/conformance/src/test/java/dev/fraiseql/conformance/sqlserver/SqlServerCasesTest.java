package dev.fraiseql.conformance.sqlserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.conformance.cases.Case;
import dev.fraiseql.conformance.cases.CaseFile;
import dev.fraiseql.conformance.cases.JsonText;
import dev.fraiseql.conformance.world.SqlServerWorld;
import dev.fraiseql.contract.security.Caller;
import dev.fraiseql.engine.graphql.GraphQlRequest;
import dev.fraiseql.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * The cases on SQL Server where there is one. Elsewhere on H2: that proves the plans, the bindings
 * and the reads, but nothing of SQL Server itself.
 */
class SqlServerCasesTest {
  /** Regular expressions come with SQL Server 2025, and are in no schema that names it. */
  private static final Set<String> OF_REGEX =
      Set.of("12-wrong-input: a regular expression that cannot be read");

  private static final String GROUP_OF_REGEX = "14-regex";

  /** H2's functions that give rows take no column, nor what another row of theirs holds. */
  private static final String GROUP_OF_JSON = "23-json";

  /** SQL Server's decimals have 38 digits, and these results have more. */
  private static final Set<String> TOO_LONG =
      Set.of(
          "16-aggregates: an average that ends in five is rounded away from zero, and a sum may"
              + " have more than 38 digits",
          "16-aggregates: having compares averages at their own scale",
          "16-aggregates: having knows lists and nulls",
          "16-aggregates: sums pass over nulls, and so do averages and counts of different values");

  /** H2 sorts by UTF-16, in which an emoji comes before a wide tilde. */
  private static final Set<String> NOT_ON_H2 =
      Set.of("16-aggregates: least and greatest of times, durations and texts");

  @Test
  void givesTheSameBytesAsEveryOtherDatabase() throws Exception {
    SqlServerDomain domain = SqlServerDomain.compile();
    SqlServerWorld world =
        SqlServerWorld.of(SqlServerAddress.newDatabase(), domain.catalog(), domain.tables());
    List<Case> all = CaseFile.all();
    List<Case> askable = all.stream().filter(SqlServerCasesTest::isAskable).toList();
    Map<String, String> wrong = new TreeMap<>();
    for (Case asked : askable) {
      String answer = JsonText.withoutCorrelation(ask(asked, world));
      if (!answer.equals(asked.answer())) {
        wrong.put(asked.toString(), answer);
      }
    }
    Report.line(
        "sqlserver-cases.txt",
        "conformance: SQL Server %s %d of %d cases"
            .formatted(
                SqlServerAddress.isReal() ? "" : "NOT EXECUTED (unproven); H2 in its place",
                askable.size() - wrong.size(),
                all.size()));
    assertThat(wrong).isEmpty();
    assertThat(all.size() - askable.size()).isLessThan(150);
  }

  private static boolean isAskable(Case asked) {
    String name = asked.toString();
    return !asked.group().equals(GROUP_OF_REGEX)
        && !OF_REGEX.contains(name)
        && !TOO_LONG.contains(name)
        && asked.isFor(TestDatabase.MYSQL) // whose floats have no infinity either
        && (SqlServerAddress.isReal()
            || (!NOT_ON_H2.contains(name) && !asked.group().equals(GROUP_OF_JSON)));
  }

  private static String ask(Case asked, SqlServerWorld world) {
    GraphQlRequest request =
        new GraphQlRequest(asked.query(), asked.operationName(), asked.variables(), null);
    return world.engine(asked.limits()).graphql().execute(request, Caller.ANONYMOUS).text();
  }
}
