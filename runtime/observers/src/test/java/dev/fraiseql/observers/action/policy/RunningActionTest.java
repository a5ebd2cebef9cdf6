package dev.fraiseql.observers.action.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.contract.event.ActionModel;
import dev.fraiseql.contract.event.ActionPolicy;
import dev.fraiseql.contract.event.DeliveredEvent;
import dev.fraiseql.observers.action.ActionResult;
import dev.fraiseql.observers.action.fixture.Events;
import dev.fraiseql.observers.action.fixture.HttpSink;
import dev.fraiseql.observers.action.fixture.TestActions;
import dev.fraiseql.observers.action.fixture.TestObserver;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RunningActionTest {
  private static final DeliveredEvent EVENT = Events.delivered("{\"id\":\"7\"}");
  private static final ActionResult DONE = new ActionResult.Done();

  private final TestActions actions = new TestActions();
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5_000_000_000L); // overflows

  @Test
  void whateverAMethodThrowsIsAFailureOfOneLine() {
    assertThat(
            method(
                    _ -> {
                      throw new IllegalStateException("a\nb");
                    })
                .run(EVENT))
        .isEqualTo(new ActionResult.Failed("IllegalStateException: a b"));
    assertThat(
            method(
                    _ -> {
                      throw new AssertionError("wrong");
                    })
                .run(EVENT))
        .isEqualTo(new ActionResult.Failed("AssertionError: wrong"));
    assertThat(
            method(
                    _ -> {
                      throw new StackOverflowError();
                    })
                .run(EVENT))
        .isEqualTo(new ActionResult.Failed("StackOverflowError"));
  }

  @Test
  void aMethodThatDoesNotReturnIsInterruptedAtItsTimeout() throws Exception {
    CountDownLatch interrupted = new CountDownLatch(1);
    RunningAction action =
        method(
            policy(Duration.ofMillis(500), 8, 0),
            _ -> {
              try {
                Thread.sleep(Duration.ofMinutes(1));
              } catch (InterruptedException e) {
                interrupted.countDown();
                throw e;
              }
            });

    assertThat(action.run(EVENT)).isEqualTo(new ActionResult.Failed("no result within PT0.5S"));
    interrupted.await();
  }

  /** Busy loops would occupy the carriers of all virtual threads. */
  @Test
  void methodsThatNeverReturnAreLeftBehindAndOthersGoOn() throws Exception {
    CountDownLatch stop = new CountDownLatch(1);
    RunningAction stuck =
        method(
            policy(Duration.ofMillis(500), 1, 0),
            _ -> {
              while (stop.getCount() > 0) {
                Thread.onSpinWait();
              }
            });
    int stuckCalls = Runtime.getRuntime().availableProcessors() + 1;
    for (int i = 0; i < stuckCalls; i++) {
      assertThat(stuck.run(EVENT)).isInstanceOf(ActionResult.Failed.class);
    }
    assertThat(gauge("abandoned")).isEqualTo(stuckCalls);

    ActionModel log = new ActionModel.Log("log", "x", TestObserver.policy());
    assertThat(actions.action(log).run(EVENT)).isEqualTo(DONE);

    stop.countDown();
    while (gauge("abandoned") > 0) {
      Thread.onSpinWait();
    }
  }

  @Test
  void anInterruptOfTheCallerEndsTheAttempt() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    RunningAction action =
        method(_ -> {
          started.countDown();
          try {
            Thread.sleep(Duration.ofMinutes(1));
          } catch (InterruptedException _) {
            interrupted.countDown();
          }
        });
    List<ActionResult> results = new ArrayList<>();
    Thread caller = Thread.startVirtualThread(() -> results.add(action.run(EVENT)));
    started.await();
    caller.interrupt();
    caller.join();
    interrupted.await();
    assertThat(results).containsExactly(new ActionResult.Failed("interrupted", null, false));
  }

  @Test
  void runsAtMostAsManyAttemptsAsItsConcurrency() throws Exception {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    RunningAction action =
        method(
            policy(Duration.ofSeconds(5), 3, 0),
            _ -> {
              most.accumulateAndGet(running.incrementAndGet(), Math::max);
              Thread.sleep(20);
              running.decrementAndGet();
            });

    assertThat(inParallel(30, () -> action.run(EVENT))).containsOnly(DONE);
    assertThat(most).hasValue(3);
    assertThat(action.free()).isEqualTo(3);
  }

  @Test
  void postponesWhatWaitsTooLongForAPlace() throws Exception {
    CountDownLatch stop = new CountDownLatch(1);
    CountDownLatch started = new CountDownLatch(1);
    RunningAction action =
        method(
            policy(Duration.ofSeconds(30), 1, 0),
            _ -> {
              started.countDown();
              stop.await();
            });
    Thread first = Thread.startVirtualThread(() -> action.run(EVENT));
    started.await();
    assertThat(action.free()).isZero();

    assertThat(action.run(EVENT)).isInstanceOf(ActionResult.Postponed.class);

    stop.countDown();
    first.join();
  }

  @Test
  void spacesAttemptsByTheRateAndPostponesThoseFarAway() {
    RateLimit limit = new RateLimit(4, 1_000_000_000, nanos::get);
    for (int i = 0; i < 5; i++) {
      assertThat(limit.reserve()).isEqualTo(i * 250_000_000L);
    }
    assertThat(limit.reserve()).isEqualTo(1_250_000_000L); // not reserved
    assertThat(limit.reserve()).isEqualTo(1_250_000_000L);
    nanos.addAndGet(10_000_000_000L);
    assertThat(limit.reserve()).isZero(); // unused time is no credit
    assertThat(limit.reserve()).isEqualTo(250_000_000L);
    assertThat(new RateLimit(0, 0, nanos::get).reserve()).isZero();
  }

  @Test
  void postponesBeyondTheRate() {
    RunningAction action = method(policy(Duration.ofSeconds(5), 8, 0.01), _ -> {});
    assertThat(action.run(EVENT)).isEqualTo(DONE);
    ActionResult.Postponed postponed = (ActionResult.Postponed) action.run(EVENT);
    assertThat(postponed.delay()).isBetween(Duration.ofSeconds(90), Duration.ofSeconds(100));
  }

  @Test
  void anOpenCircuitPostponesUntilTestsSucceed() throws IOException {
    actions.nanos = nanos::get;
    try (HttpSink sink = new HttpSink()) {
      sink.status(500, "X", "x", "");
      RunningAction first = webhook(sink, "A");
      RunningAction second = webhook(sink, "B");
      try (HttpSink elsewhere = new HttpSink()) {
        RunningAction other = webhook(elsewhere, "C");
        for (int i = 0; i < 10; i++) {
          assertThat(first.run(EVENT)).isInstanceOf(ActionResult.Failed.class);
        }
        assertThat(((ActionResult.Postponed) second.run(EVENT)).delay()).hasSeconds(10);
        assertThat(first.free()).isZero();
        assertThat(other.run(EVENT)).isEqualTo(DONE);
        assertThat(circuit(sink)).isEqualTo(2);
        assertThat(circuit(elsewhere)).isEqualTo(0);
        assertThat(sink.requests).hasSize(10);
      }

      nanos.addAndGet(Duration.ofSeconds(4).toNanos());
      assertThat(((ActionResult.Postponed) first.run(EVENT)).delay()).hasSeconds(6);
      nanos.addAndGet(Duration.ofMillis(6001).toNanos());
      sink.status(200, "X", "x", "");
      for (int i = 0; i < 3; i++) {
        assertThat(second.run(EVENT)).isEqualTo(DONE);
        assertThat(circuit(sink)).isEqualTo(i < 2 ? 1 : 0);
      }
      assertThat(first.free()).isEqualTo(8);
    }
  }

  @Test
  void aFailedTestOpensTheCircuitAgain() throws IOException {
    actions.nanos = nanos::get;
    try (HttpSink sink = new HttpSink()) {
      sink.status(503, "X", "x", "");
      RunningAction action = webhook(sink, "A");
      for (int i = 0; i < 10; i++) {
        action.run(EVENT);
      }
      nanos.addAndGet(Duration.ofMillis(10_001).toNanos());
      for (int i = 0; i < 3; i++) {
        assertThat(action.run(EVENT)).isInstanceOf(ActionResult.Failed.class);
      }
      assertThat(((ActionResult.Postponed) action.run(EVENT)).delay()).hasSeconds(10);
      assertThat(sink.requests).hasSize(13);
    }
  }

  @Test
  void failuresOfEventsDoNotOpenTheCircuit() throws IOException {
    try (HttpSink sink = new HttpSink()) {
      sink.status(404, "X", "x", "");
      RunningAction action = webhook(sink, "A");
      for (int i = 0; i < 50; i++) {
        assertThat(action.run(EVENT)).isInstanceOf(ActionResult.Failed.class);
      }
      sink.status(410, "X", "x", "");
      assertThat(action.run(EVENT)).isInstanceOf(ActionResult.Gone.class);
    }
  }

  @Test
  void slowSuccessesDoNotOpenTheCircuit() {
    actions.nanos = nanos::get;
    RunningAction action = method(_ -> nanos.addAndGet(Duration.ofMinutes(5).toNanos()));
    for (int i = 0; i < 30; i++) {
      assertThat(action.run(EVENT)).isEqualTo(DONE);
    }
  }

  @Test
  void rejectionsInTestsReleaseThem() throws IOException {
    actions.nanos = nanos::get;
    AtomicInteger lookups = new AtomicInteger();
    actions.resolver =
        host -> {
          if (lookups.incrementAndGet() <= 10) {
            throw new UnknownHostException(host);
          }
          return new InetAddress[] {InetAddress.ofLiteral("127.0.0.1")};
        };
    actions.properties.clear();
    try (HttpSink sink = new HttpSink()) {
      ActionModel model =
          new ActionModel.Webhook(
              "webhook",
              "http://sink.example:" + sink.port(),
              "",
              List.of(),
              "",
              Set.of(),
              TestObserver.policy());
      RunningAction action = actions.action(model);
      for (int i = 0; i < 10; i++) {
        assertThat(action.run(EVENT)).isInstanceOf(ActionResult.Failed.class);
      }
      nanos.addAndGet(Duration.ofMillis(10_001).toNanos());
      for (int i = 0; i < 10; i++) {
        assertThat(action.run(EVENT)).isInstanceOf(ActionResult.Rejected.class);
      }
    }
  }

  /** The library would wait for the results of tests that ended with an error. */
  @Test
  void errorsInTestsReleaseThem() {
    actions.nanos = nanos::get;
    AtomicInteger calls = new AtomicInteger();
    RunningAction action =
        method(_ -> {
          if (calls.incrementAndGet() <= 13) {
            throw new NoClassDefFoundError("gone");
          }
        });
    for (int round = 0; round < 2; round++) {
      ActionResult result;
      do {
        result = action.run(EVENT);
      } while (result instanceof ActionResult.Failed);
      assertThat(((ActionResult.Postponed) result).delay()).hasSeconds(10);
      nanos.addAndGet(Duration.ofMillis(10_001).toNanos());
    }
    assertThat(calls).hasValue(13);
    assertThat(action.run(EVENT)).isEqualTo(DONE);
  }

  @Test
  void namesMetricsAsTheyAreScraped() throws IOException {
    PrometheusMeterRegistry prometheus = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    actions.metrics = prometheus;
    try (HttpSink sink = new HttpSink()) {
      webhook(sink, "A").run(EVENT);
      method(policy(Duration.ofSeconds(5), 8, 0.01), _ -> {}).run(EVENT);

      assertThat(prometheus.scrape().lines().filter(line -> line.contains("_circuit_state{")))
          .as("without the method, which calls no server")
          .containsExactly(
              "fraiseql_observer_circuit_state{endpoint=\"127.0.0.1:" + sink.port() + "\"} 0.0");
      assertThat(prometheus.scrape().lines())
          .contains(
              "fraiseql_observer_action_duration_seconds_count{action=\"webhook\",observer=\"A\",outcome=\"done\"} 1",
              "fraiseql_observer_action_duration_seconds_count{action=\"webhook\",observer=\"A\",outcome=\"failed\"} 0",
              "fraiseql_observer_action_abandoned{action=\"on\",observer=\"Paid\"} 0.0",
              "fraiseql_observer_action_postponed_total{action=\"on\",observer=\"Paid\"} 0.0")
          .anyMatch(line ->
              line.startsWith(
                  "fraiseql_observer_action_duration_seconds_bucket{action=\"on\",observer=\"Paid\",outcome=\"done\",le=\"0.005\"}"));
    }
  }

  private double gauge(String name) {
    MeterRegistry registry = actions.metrics;
    return registry.get("fraiseql.observer.action." + name).gauge().value();
  }

  private double circuit(HttpSink sink) {
    return actions
        .metrics
        .get("fraiseql.observer.circuit.state")
        .tag("endpoint", "127.0.0.1:" + sink.port())
        .gauge()
        .value();
  }

  private RunningAction method(TestObserver.Handler handler) {
    return method(TestObserver.policy(), handler);
  }

  private RunningAction method(ActionPolicy policy, TestObserver.Handler handler) {
    ActionModel model = new ActionModel.Method("on", policy);
    return actions.shared().create(new TestObserver("Paid", handler, List.of(model)), model);
  }

  private RunningAction webhook(HttpSink sink, String observer) {
    ActionModel model =
        new ActionModel.Webhook(
            "webhook", sink.url("/"), "", List.of(), "", Set.of(), TestObserver.policy());
    return actions.shared().create(TestObserver.of(observer, model), model);
  }

  private static ActionPolicy policy(Duration timeout, int concurrency, double rate) {
    return new ActionPolicy(timeout, TestObserver.RETRY, concurrency, rate);
  }

  private static <T> List<T> inParallel(int times, Callable<T> call) throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<T>> futures = new ArrayList<>();
      for (int i = 0; i < times; i++) {
        futures.add(threads.submit(call));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> future : futures) {
        results.add(future.get());
      }
      return results;
    }
  }
}
