package dev.fraiseql.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.faults.check.Checker;
import dev.fraiseql.testing.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A short run of some faults on each database. The others, and long runs, are commands. */
class FaultsTest {

  private static void run(TestDatabase database, Scenario scenario) throws Exception {
    Checker.Report report = Run.of(database, scenario, new Run.Settings(3, 1_500, 3, 2_000, 3_000));
    assertThat(report).matches(Checker.Report::isClean);
    assertThat(report.events()).isGreaterThan(500);
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void losesNothingWhenNodesAreKilled(TestDatabase database) throws Exception {
    run(database, Scenario.KILLS);
  }

  @ParameterizedTest
  @EnumSource(names = "POSTGRESQL")
  void losesNothingWhenTheLeaderIsFrozen(TestDatabase database) throws Exception {
    run(database, Scenario.FREEZES);
  }

  @ParameterizedTest
  @EnumSource(names = "MYSQL")
  void losesNothingWhenTheDatabaseIsKilled(TestDatabase database) throws Exception {
    run(database, Scenario.DATABASE);
  }
}
