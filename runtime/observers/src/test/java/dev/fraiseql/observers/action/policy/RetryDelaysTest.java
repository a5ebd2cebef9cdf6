package dev.fraiseql.observers.action.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.annotations.Backoff;
import dev.fraiseql.contract.event.RetryPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RetryDelaysTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration MAX = Duration.ofSeconds(60);

  private final RetryDelays delays = new RetryDelays(new Random(7));

  @Test
  void exponentialDelaysAreRandomUpToACapThatDoubles() {
    RetryPolicy policy = policy(Backoff.EXPONENTIAL, 1_000_000);
    long[] caps = {2, 4, 8, 16, 32, 60, 60};
    for (int attempts = 1; attempts <= caps.length; attempts++) {
      long cap = Duration.ofSeconds(caps[attempts - 1]).toNanos();
      List<Long> drawn = draw(policy, attempts);
      assertThat(Collections.max(drawn)).isBetween(cap * 95 / 100, cap);
      assertThat(Collections.min(drawn)).isBetween(0L, cap * 5 / 100);
      assertThat(drawn.stream().mapToLong(Long::longValue).average().orElseThrow())
          .isBetween(cap * 0.45, cap * 0.55);
    }
    assertThat(Collections.max(draw(policy, 999_999))).isBetween(MAX.toNanos() / 2, MAX.toNanos());
  }

  private List<Long> draw(RetryPolicy policy, int attempts) {
    List<Long> drawn = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      drawn.add(delays.next(policy, attempts, Duration.ZERO, null).toNanos());
    }
    return drawn;
  }

  @Test
  void linearAndFixedDelays() {
    RetryPolicy linear = policy(Backoff.LINEAR, 1_000_000_000);
    assertThat(delays.next(linear, 1, Duration.ZERO, null)).isEqualTo(SECOND);
    assertThat(delays.next(linear, 3, Duration.ZERO, null)).hasSeconds(3);
    assertThat(delays.next(linear, 100, Duration.ZERO, null)).isEqualTo(MAX);
    assertThat(delays.next(linear, 999_999_999, Duration.ZERO, null)).isEqualTo(MAX);
    RetryPolicy fixed = policy(Backoff.FIXED, 12);
    assertThat(delays.next(fixed, 11, Duration.ZERO, null)).isEqualTo(SECOND);
  }

  @Test
  void endsAfterTheLastAttemptAndBeyondTheAge() {
    RetryPolicy policy = policy(Backoff.FIXED, 3);
    assertThat(delays.next(policy, 2, Duration.ZERO, null)).isNotNull();
    assertThat(delays.next(policy, 3, Duration.ZERO, null)).isNull();
    assertThat(delays.next(policy, 4, Duration.ZERO, null)).isNull();
    assertThat(delays.next(policy, 1, Duration.ofHours(1).minus(SECOND), null)).isEqualTo(SECOND);
    assertThat(delays.next(policy, 1, Duration.ofHours(1), null)).isNull();
  }

  @Test
  void obeysTheReceiverIfItAsksForMoreUpToTheMaximum() {
    RetryPolicy policy = policy(Backoff.FIXED, 12);
    assertThat(delays.next(policy, 1, Duration.ZERO, Duration.ofSeconds(30))).hasSeconds(30);
    assertThat(delays.next(policy, 1, Duration.ZERO, Duration.ofMillis(1))).isEqualTo(SECOND);
    assertThat(delays.next(policy, 1, Duration.ZERO, Duration.ofDays(1))).isEqualTo(MAX);
    assertThat(delays.next(policy, 12, Duration.ZERO, Duration.ofSeconds(1))).isNull();
  }

  private static RetryPolicy policy(Backoff strategy, int attempts) {
    return new RetryPolicy(strategy, SECOND, MAX, attempts, Duration.ofHours(1));
  }
}
