package dev.fraiseql.observers.action.policy;

import dev.fraiseql.contract.event.RetryPolicy;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Computes when a failed action is tried again. */
public final class RetryDelays {
  /** Beyond this, doubling a delay of a nanosecond exceeds a century. */
  private static final int MAX_DOUBLINGS = 62;

  private final RandomGenerator random;

  /** Delays with a jitter from a generator, which has to be thread-safe. */
  public RetryDelays(RandomGenerator random) {
    this.random = random;
  }

  /**
   * The delay before the next attempt; null if there is none, so that the event is a dead letter.
   *
   * @param attempts that were made, at least one
   * @param age the time since the first attempt
   * @param retryAfter the delay that the receiver asks for, which is obeyed if it is the longer
   *     one, up to the longest delay of the policy; null if it asks for none
   */
  public @Nullable Duration next(
      RetryPolicy policy, int attempts, Duration age, @Nullable Duration retryAfter) {
    if (attempts >= policy.attempts()) {
      return null;
    }
    Duration delay = delay(policy, attempts);
    if (retryAfter != null) {
      delay = longer(delay, shorter(retryAfter, policy.max()));
    }
    return age.plus(delay).compareTo(policy.maxAge()) > 0 ? null : delay;
  }

  private Duration delay(RetryPolicy policy, int attempts) {
    return switch (policy.strategy()) {
      // The whole delay is random, also at its maximum: otherwise what failed together returns
      // together.
      case EXPONENTIAL -> {
        long cap = capped(policy, doubled(policy.initial().toNanos(), attempts));
        yield Duration.ofNanos(cap == 0 ? 0 : random.nextLong(cap + 1));
      }
      case LINEAR -> Duration.ofNanos(capped(policy, times(policy.initial().toNanos(), attempts)));
      case FIXED -> Duration.ofNanos(capped(policy, policy.initial().toNanos()));
    };
  }

  private static long doubled(long nanos, int times) {
    int doublings = Math.min(times, MAX_DOUBLINGS);
    return nanos > Long.MAX_VALUE >> doublings ? Long.MAX_VALUE : nanos << doublings;
  }

  private static long times(long nanos, int factor) {
    return nanos > Long.MAX_VALUE / factor ? Long.MAX_VALUE : nanos * factor;
  }

  private static long capped(RetryPolicy policy, long nanos) {
    return Math.min(nanos, Math.min(policy.max().toNanos(), Long.MAX_VALUE - 1));
  }

  private static Duration longer(Duration left, Duration right) {
    return left.compareTo(right) > 0 ? left : right;
  }

  private static Duration shorter(Duration left, Duration right) {
    return left.compareTo(right) < 0 ? left : right;
  }
}
