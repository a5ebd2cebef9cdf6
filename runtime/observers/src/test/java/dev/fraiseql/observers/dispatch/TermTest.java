package dev.fraiseql.observers.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.observers.store.Subscription;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where the log of a new leader begins: entries below it are read without watching gaps. */
class TermTest {

  private static Subscription subscription(long startedAfter, long position) {
    return new Subscription(
        1,
        "o",
        "a",
        "Thing",
        Subscription.State.ACTIVE,
        null,
        startedAfter,
        position,
        position,
        1,
        0,
        0,
        Subscription.Counts.NONE);
  }

  @Test
  void theLogBeginsWithTheObserverThatIsFarthestAhead() {
    assertThat(Term.begin(List.of(subscription(0, 10), subscription(0, 900)), 1000)).isEqualTo(900);
  }

  @Test
  void aPositionFromTheRegistrationSaysNothingOfGapsBelowIt() {
    assertThat(Term.begin(List.of(subscription(0, 10), subscription(900, 900)), 1000))
        .isEqualTo(10);
    assertThat(Term.begin(List.of(subscription(900, 900)), 1000)).isEqualTo(900);
  }

  @Test
  void theLogBeginsAtMostAtTheEndOfTheOutbox() {
    assertThat(Term.begin(List.of(), 1000)).isEqualTo(1000);
    assertThat(Term.begin(List.of(subscription(0, 900)), 0)).isZero();
  }
}
