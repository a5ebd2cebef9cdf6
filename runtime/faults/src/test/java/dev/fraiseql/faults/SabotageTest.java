package dev.fraiseql.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.faults.check.Checker;
import dev.fraiseql.faults.sabotage.Flaw;
import dev.fraiseql.testing.TestDatabase;
import org.junit.jupiter.api.Test;

/** A checker that finds nothing proves nothing: it finds what each flaw does. */
class SabotageTest {

  private static Checker.Report run(Flaw flaw, Scenario scenario, int changes) throws Exception {
    return Run.of(
        TestDatabase.POSTGRESQL, scenario, new Run.Settings(7, changes, 4, 0, 1_000), flaw);
  }

  @Test
  void findsNothingWithoutAFlaw() throws Exception {
    assertThat(run(Flaw.NONE, Scenario.KILLS, 300)).matches(Checker.Report::isClean);
  }

  @Test
  void findsWhatANaiveCursorLoses() throws Exception {
    assertThat(run(Flaw.NAIVE_CURSOR, Scenario.CALM, 300).lost()).isPositive();
  }

  @Test
  void findsWhatIsMarkedAndNotDone() throws Exception {
    assertThat(run(Flaw.MARK_BEFORE_EFFECT, Scenario.KILLS, 400).lost()).isPositive();
  }

  @Test
  void findsWhatIsAcknowledgedAndNotDone() throws Exception {
    assertThat(run(Flaw.ACKNOWLEDGE_BEFORE_EFFECT, Scenario.KILLS, 400).lost()).isPositive();
  }

  @Test
  void findsWhatAStaleLeaderSettles() throws Exception {
    assertThat(run(Flaw.UNFENCED_SETTLEMENT, Scenario.FREEZES, 600).stale()).isPositive();
  }

  @Test
  void findsEffectsUnderTwoIds() throws Exception {
    assertThat(run(Flaw.NEW_ID_FOR_RETRY, Scenario.RECEIVERS, 400).doubled()).isPositive();
  }

  @Test
  void findsWhatAWorkerDoesNotDo() throws Exception {
    assertThat(run(Flaw.IDLE_WORKER, Scenario.CALM, 100).lost()).isPositive();
  }

  @Test
  void findsALeaderThatTheDatabaseDoesNotKnow() throws Exception {
    assertThat(run(Flaw.LEADER_IN_MEMORY, Scenario.CALM, 100).stale()).isPositive();
  }
}
