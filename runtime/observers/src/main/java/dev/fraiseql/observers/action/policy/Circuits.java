package dev.fraiseql.observers.action.policy;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** The circuit breakers of all endpoints in this process. Thread-safe. */
public final class Circuits {
  /** The last attempts that are counted, and how many there must be at least. */
  private static final int WINDOW = 20;

  private static final int MIN_ATTEMPTS = 10;
  private static final float FAILURE_PERCENTAGE = 50;

  /** How long an open circuit lets nothing pass, and how many attempts then test the endpoint. */
  static final Duration OPEN = Duration.ofSeconds(10);

  private static final int TESTS = 3;

  /** After this time without results of the tests, the circuit is open again. */
  private static final Duration MAX_TEST = Duration.ofMinutes(2);

  private final Map<Endpoint, Circuit> circuits = new ConcurrentHashMap<>();
  private final LongSupplier nanos;
  private final MeterRegistry metrics;
  private final CircuitBreakerConfig config;

  /**
   * No circuits yet.
   *
   * @param nanos a clock that never goes back, such as {@link System#nanoTime}
   */
  public Circuits(LongSupplier nanos, MeterRegistry metrics) {
    this.nanos = nanos;
    this.metrics = metrics;
    this.config =
        CircuitBreakerConfig.custom()
            .slidingWindow(WINDOW, MIN_ATTEMPTS, SlidingWindowType.COUNT_BASED)
            .failureRateThreshold(FAILURE_PERCENTAGE)
            // Timeouts are those of the actions: a slow success is a success.
            .slowCallDurationThreshold(Duration.ofDays(365))
            .waitDurationInOpenState(OPEN)
            .permittedNumberOfCallsInHalfOpenState(TESTS)
            .maxWaitDurationInHalfOpenState(MAX_TEST)
            .clock(new MonotonicClock(nanos))
            .currentTimestampFunction(_ -> nanos.getAsLong(), TimeUnit.NANOSECONDS)
            .build();
  }

  /** The circuit of an endpoint, which all its actions share. */
  Circuit of(Endpoint endpoint) {
    return circuits.computeIfAbsent(endpoint, this::create);
  }

  private Circuit create(Endpoint endpoint) {
    Circuit circuit = new Circuit(CircuitBreaker.of(endpoint.name(), config), nanos);
    if (endpoint.isRemote()) {
      Gauge.builder("fraiseql.observer.circuit.state", circuit, Circuit::state)
          .description("0: closed, 1: half open, 2: open")
          .tag("endpoint", endpoint.name())
          .register(metrics);
    }
    return circuit;
  }

  /** A clock for the library, which otherwise follows changes of the wall clock. */
  private static final class MonotonicClock extends Clock {
    private final LongSupplier nanos;
    private final long start;

    MonotonicClock(LongSupplier nanos) {
      this.nanos = nanos;
      this.start = nanos.getAsLong();
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return Instant.EPOCH.plusNanos(nanos.getAsLong() - start);
    }
  }
}
