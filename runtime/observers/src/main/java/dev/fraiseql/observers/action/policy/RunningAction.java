package dev.fraiseql.observers.action.policy;

import dev.fraiseql.contract.event.ActionPolicy;
import dev.fraiseql.contract.event.DeliveredEvent;
import dev.fraiseql.observers.action.Action;
import dev.fraiseql.observers.action.ActionResult;
import dev.fraiseql.observers.action.text.Masked;
import dev.fraiseql.observers.action.text.Reason;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * An action with its policy: at most so many attempts run at once and are begun in a second, each
 * within a timeout, and none while the circuit of its endpoint is open. Thread-safe.
 */
public final class RunningAction implements AutoCloseable {
  /** How long an attempt waits for its place before it is postponed. */
  private static final Duration MAX_WAIT = Duration.ofSeconds(1);

  private final Definition definition;
  private final LongSupplier nanos;
  private final Semaphore places;
  private final RateLimit rate;
  private final Circuit circuit;
  private final TimedCall calls;
  private final ActionMetrics metrics;

  /**
   * What runs.
   *
   * @param endpoint whose circuit it shares with all actions that use the endpoint
   * @param masked what reasons must not contain
   */
  public record Definition(
      String observer,
      String name,
      ActionPolicy policy,
      Action action,
      Endpoint endpoint,
      Masked masked) {}

  /**
   * What it runs with.
   *
   * @param virtual starts a virtual thread for a task
   * @param platform starts or reuses a thread of the platform for a task
   * @param nanos a clock that never goes back
   */
  public record Environment(
      Executor virtual,
      Executor platform,
      Circuits circuits,
      MeterRegistry metrics,
      LongSupplier nanos) {}

  /** An action that can be run from now on. */
  public RunningAction(Definition definition, Environment environment) {
    this.definition = definition;
    ActionPolicy policy = definition.policy();
    Action action = definition.action();
    nanos = environment.nanos();
    places = new Semaphore(policy.concurrency(), true);
    rate = new RateLimit(policy.rate(), MAX_WAIT.toNanos(), nanos);
    circuit = environment.circuits().of(definition.endpoint());
    calls =
        new TimedCall(
            action,
            policy.timeout(),
            action.needsPlatformThread() ? environment.platform() : environment.virtual());
    metrics =
        new ActionMetrics(environment.metrics(), definition.observer(), definition.name(), calls);
  }

  /** The name of its observer. */
  public String observer() {
    return definition.observer();
  }

  /** Its name in its observer. */
  public String name() {
    return definition.name();
  }

  /** How it is run and tried again. */
  public ActionPolicy policy() {
    return definition.policy();
  }

  /** How many attempts could begin now: more would wait, and then be postponed. */
  public int free() {
    return circuit.closedFor() == null ? places.availablePermits() : 0;
  }

  /**
   * Makes one attempt, or postpones it. Waits until it ends, at most for its timeout and a short
   * time before. If the thread is interrupted, the attempt has failed.
   */
  public ActionResult run(DeliveredEvent event) {
    ActionResult result;
    try {
      result = admit(event);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      result = new ActionResult.Postponed("interrupted", Duration.ZERO);
    }
    if (result instanceof ActionResult.Postponed) {
      metrics.postponed();
    }
    return result;
  }

  private ActionResult admit(DeliveredEvent event) throws InterruptedException {
    ActionResult.Postponed closed = circuit.closedFor();
    if (closed != null) {
      return closed;
    }
    if (!places.tryAcquire(MAX_WAIT.toNanos(), TimeUnit.NANOSECONDS)) {
      return new ActionResult.Postponed("the maximum of concurrent attempts is reached", MAX_WAIT);
    }
    try {
      ActionResult.Postponed postponed = waitForRate();
      if (postponed == null) {
        postponed = circuit.pass();
      }
      return postponed == null ? attempt(event) : postponed;
    } finally {
      places.release();
    }
  }

  private ActionResult.@Nullable Postponed waitForRate() throws InterruptedException {
    long wait = rate.reserve();
    if (wait > MAX_WAIT.toNanos()) {
      return new ActionResult.Postponed("the maximum rate is reached", Duration.ofNanos(wait));
    }
    if (wait > 0) {
      TimeUnit.NANOSECONDS.sleep(wait);
    }
    return null;
  }

  private ActionResult attempt(DeliveredEvent event) {
    long start = nanos.getAsLong();
    ActionResult result = calls.run(event);
    long duration = nanos.getAsLong() - start;
    circuit.count(result, duration);
    metrics.attempted(result, duration);
    return masked(result);
  }

  private ActionResult masked(ActionResult result) {
    return switch (result) {
      case ActionResult.Done done -> done;
      case ActionResult.Failed(String reason, Duration retryAfter, boolean endpointFailed) ->
          new ActionResult.Failed(masked(reason), retryAfter, endpointFailed);
      case ActionResult.Rejected(String reason) -> new ActionResult.Rejected(masked(reason));
      case ActionResult.Gone(String reason) -> new ActionResult.Gone(masked(reason));
      case ActionResult.Postponed(String reason, Duration delay) ->
          new ActionResult.Postponed(masked(reason), delay);
    };
  }

  private String masked(String reason) {
    return Reason.of(definition.masked().mask(reason));
  }

  @Override
  public void close() {
    definition.action().close();
  }

  @Override
  public String toString() {
    return observer() + '.' + name();
  }
}
