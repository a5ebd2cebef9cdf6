package dev.fraiseql.observers.action.policy;

import dev.fraiseql.observers.action.ActionResult;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The circuit breaker of one endpoint. Thread-safe. */
final class Circuit {
  /** After which an attempt asks again while others test the endpoint. */
  private static final Duration TEST_DELAY = Duration.ofSeconds(1);

  private final CircuitBreaker breaker;
  private final LongSupplier nanos;
  private volatile long openedAt;

  Circuit(CircuitBreaker breaker, LongSupplier nanos) {
    this.breaker = breaker;
    this.nanos = nanos;
    breaker
        .getEventPublisher()
        .onStateTransition(transition -> {
          if (transition.getStateTransition().getToState() == CircuitBreaker.State.OPEN) {
            openedAt = nanos.getAsLong();
          }
        });
  }

  /** Whether it lets no attempt pass for now: when to try again; otherwise null. */
  ActionResult.@Nullable Postponed closedFor() {
    if (breaker.getState() != CircuitBreaker.State.OPEN) {
      return null;
    }
    long rest = Circuits.OPEN.toNanos() - (nanos.getAsLong() - openedAt);
    return rest > 0 ? postponed(Duration.ofNanos(rest)) : null;
  }

  /** Lets an attempt pass, whose result has to be told; otherwise, when to try again. */
  ActionResult.@Nullable Postponed pass() {
    return breaker.tryAcquirePermission() ? null : postponed(TEST_DELAY);
  }

  private ActionResult.Postponed postponed(Duration delay) {
    return new ActionResult.Postponed("the circuit of " + breaker.getName() + " is open", delay);
  }

  /** Counts the result of an attempt that it has let pass. */
  void count(ActionResult result, long durationNanos) {
    switch (result) {
      case ActionResult.Failed failed when failed.endpointFailed() ->
          breaker.onError(durationNanos, TimeUnit.NANOSECONDS, new EndpointFailedException());
      case ActionResult.Done _, ActionResult.Failed _, ActionResult.Gone _ ->
          breaker.onSuccess(durationNanos, TimeUnit.NANOSECONDS);
      case ActionResult.Rejected _, ActionResult.Postponed _ -> breaker.releasePermission();
    }
  }

  /** 0: closed, 1: half open, 2: open. */
  int state() {
    return switch (breaker.getState()) {
      case HALF_OPEN -> 1;
      case OPEN, FORCED_OPEN -> 2;
      default -> 0;
    };
  }

  /** What the breaker counts. It says nothing, because the library logs it. */
  private static final class EndpointFailedException extends Exception {
    private static final long serialVersionUID = 1;

    EndpointFailedException() {
      super(null, null, false, false);
    }
  }
}
