package dev.fraiseql.observers.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.annotations.StartPosition;
import dev.fraiseql.contract.event.DeliveredEvent;
import dev.fraiseql.observers.action.ActionResult;
import dev.fraiseql.observers.dispatch.Node.Observing;
import dev.fraiseql.testing.TestDatabase;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Deliveries of one node, and of several in one process, on real databases. */
class DispatcherTest {
  private static final ActionResult DONE = new ActionResult.Done();
  private static final ActionResult FAILED = new ActionResult.Failed("no");

  /** Waits until something is so; what fails is the assertion behind it. */
  static void await(Callable<Boolean> condition) throws Exception {
    long until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.call() && System.nanoTime() < until) {
      Thread.sleep(5);
    }
  }

  private static void awaitSettled(ObservedDatabase database, int count) throws Exception {
    await(() -> database.number("select count(*) from fq_delivery") >= count);
    await(() -> database.number("select count(*) from fq_unsettled") == 0);
  }

  private static String[] keys(int count, int distinct) {
    String[] keys = new String[count];
    for (int i = 0; i < count; i++) {
      keys[i] = "k" + i % distinct;
    }
    return keys;
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void deliversEachEventOnceInTheOrderOfItsKey(TestDatabase product) throws Exception {
    try (ObservedDatabase database = ObservedDatabase.create(product)) {
      database.create(keys(1500, 7));
      try (Node node = Node.start(database, Observing.all(event -> DONE))) {
        database.create(keys(1500, 7));
        awaitSettled(database, 3000);
        assertThat(node.keys()).hasSize(3000);
        assertOrder(database, node);
        assertThat(database.rows("select state, count(*) from fq_delivery group by state"))
            .containsExactly("DONE|3000");
        assertThat(database.rows("select captured, done, skipped, dead from fq_observer"))
            .containsExactly("3000|3000|0|0");
      }
    }
  }

  /** Compares the deliveries of each key with the outbox. */
  private static void assertOrder(ObservedDatabase database, Node node) throws Exception {
    Map<String, List<String>> expected = new HashMap<>();
    for (String row : database.rows("select entity_key, event_id from fq_outbox order by id")) {
      String[] parts = row.split("\\|");
      expected.computeIfAbsent(parts[0], key -> new ArrayList<>()).add(parts[1]);
    }
    Map<String, List<String>> found = new HashMap<>();
    for (DeliveredEvent each : node.delivered()) {
      found
          .computeIfAbsent(each.event().key(), key -> new ArrayList<>())
          .add(each.event().id().toString());
    }
    assertThat(found).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void settlesEventsThatDoNotMeetTheConditionAsSkipped(TestDatabase product) throws Exception {
    try (ObservedDatabase database = ObservedDatabase.create(product)) {
      database.create("a", "b", "c");
      try (Node node =
          Node.start(
              database,
              Observing.all(event -> DONE).when(change -> change.after().text("id").equals("b")))) {
        awaitSettled(database, 3);
        assertThat(node.keys()).containsExactly("b");
        assertThat(database.rows("select captured, done, skipped, dead from fq_observer"))
            .containsExactly("3|1|2|0");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void beginsWithNewEventsUnlessToldOtherwise(TestDatabase product) throws Exception {
    try (ObservedDatabase database = ObservedDatabase.create(product)) {
      database.create("old");
      try (Node node =
          Node.start(database, Observing.all(event -> DONE).from(StartPosition.NEW_EVENTS))) {
        database.create("new");
        awaitSettled(database, 1);
        assertThat(node.keys()).containsExactly("new");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void keysThatDifferInTrailingBlanksDoNotWaitForEachOther(TestDatabase product) throws Exception {
    try (ObservedDatabase database = ObservedDatabase.create(product)) {
      String[] blanks = keys(50, 1);
      Arrays.fill(blanks, "k ");
      database.create(blanks);
      database.create("k");
      CountDownLatch delivered = new CountDownLatch(1);
      Set<String> failed = ConcurrentHashMap.newKeySet();
      try (Node node =
          Node.start(
              database,
              Observing.all(event -> {
                String key = event.event().key();
                if (failed.add(key)) {
                  return FAILED; // so that all of its events are in the table
                }
                if (key.equals("k")) {
                  delivered.countDown();
                } else {
                  awaitUninterruptibly(delivered);
                }
                return DONE;
              }))) {
        awaitSettled(database, 51);
        assertThat(node.keys()).hasSize(51).contains("k", "k ");
      }
    }
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void triesAgainAndKeepsTheOrderOfTheKey(TestDatabase product) throws Exception {
    try (ObservedDatabase database = ObservedDatabase.create(product)) {
      Set<String> failed = ConcurrentHashMap.newKeySet();
      try (Node node =
          Node.start(
              database,
              Observing.all(event ->
                  failed.add(event.id()) && event.event().key().equals("k1") ? FAILED : DONE))) {
        database.create(keys(60, 3));
        awaitSettled(database, 60);
        assertThat(node.keys()).hasSize(60);
        assertOrder(database, node);
        assertThat(
                database.rows(
                    "select d.attempt, count(*) from fq_delivery d join fq_outbox o on o.id ="
                        + " d.outbox_id where o.entity_key = 'k1' group by d.attempt"))
            .containsExactly("2|20");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void makesWhatFailsForGoodADeadLetterAndGoesOn(TestDatabase product) throws Exception {
    try (ObservedDatabase database = ObservedDatabase.create(product)) {
      try (Node node =
          Node.start(
              database,
              Observing.all(event ->
                  switch (event.event().key()) {
                    case "fails" -> FAILED;
                    case "rejected" -> new ActionResult.Rejected("never");
                    case "throws" -> throw new IllegalStateException("boom");
                    default -> DONE;
                  }))) {
        database.create("fails", "rejected", "throws", "good");
        awaitSettled(database, 4);
        assertThat(node.keys()).containsExactly("good");
        assertThat(
                database.rows(
                    "select entity_key, reason, attempts, after_row, state from fq_dead_letter order"
                        + " by entity_key"))
            .containsExactly(
                "fails|no|3|{\"id\":\"fails\"}|OPEN",
                "rejected|never|1|{\"id\":\"rejected\"}|OPEN",
                "throws|java.lang.IllegalStateException: boom|3|{\"id\":\"throws\"}|OPEN");
        assertThat(database.rows("select captured, done, skipped, dead from fq_observer"))
            .containsExactly("4|1|0|3");
      }
    }
  }

  /** SQLite has one writer, so nothing is committed late there. */
  @ParameterizedTest
  @EnumSource(value = TestDatabase.class, mode = EnumSource.Mode.EXCLUDE, names = "SQLITE")
  void deliversWhatIsCommittedBehindHigherNumbers(TestDatabase product) throws Exception {
    try (ObservedDatabase database = ObservedDatabase.create(product);
        Connection late = database.begin();
        Connection undone = database.begin()) {
      database.insert(late, "late1", "late2");
      database.insert(undone, "undone");
      try (Node node = Node.start(database, Observing.all(event -> DONE))) {
        database.create("early");
        await(() -> node.keys().contains("early"));
        Thread.sleep(600); // beyond the grace
        undone.rollback();
        database.create("next");
        await(() -> node.keys().contains("next"));
        long early = database.number("select min(id) from fq_outbox");
        assertThat(database.number("select position from fq_observer")).isLessThan(early);
        late.commit();
        awaitSettled(database, 4);
        assertThat(node.keys()).containsExactlyInAnyOrder("early", "next", "late1", "late2");
        assertThat(database.number("select recovered from fq_observer")).isZero();
      }
    }
  }

  /** What fills a gap comes before what another transaction writes behind it for the same key. */
  @ParameterizedTest
  @EnumSource(value = TestDatabase.class, mode = EnumSource.Mode.EXCLUDE, names = "SQLITE")
  void keepsTheOrderOfAKeyBehindALateTransaction(TestDatabase product) throws Exception {
    try (ObservedDatabase database = ObservedDatabase.create(product);
        Node node = Node.start(database, Observing.all(event -> DONE));
        Connection late = database.begin();
        Connection next = database.begin()) {
      for (int i = 0; i < 40; i++) {
        String key = "k" + i;
        String other = "other" + i;
        database.insert(late, key);
        database.create(other);
        await(() -> node.keys().contains(other));
        late.commit();
        database.insert(next, key);
        next.commit();
      }
      awaitSettled(database, 120);
      assertThat(node.keys()).hasSize(120);
      assertOrder(database, node);
    }
  }

  /** Otherwise what is not of its type would count as its backlog, and be kept for it. */
  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void storesHowFarItHasComeWithoutEventsOfItsOwn(TestDatabase product) throws Exception {
    try (ObservedDatabase database = ObservedDatabase.create(product)) {
      database.create("a", "b");
      database.execute("update fq_outbox set entity_type = 'Other'");
      try (Node node = Node.start(database, Observing.all(event -> DONE))) {
        long last = database.number("select max(id) from fq_outbox");
        await(() -> database.number("select position from fq_observer") == last);
        assertThat(database.number("select position from fq_observer")).isEqualTo(last);
        assertThat(node.keys()).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void goesOnWhereTheLastLeaderHasEnded(TestDatabase product) throws Exception {
    try (ObservedDatabase database = ObservedDatabase.create(product)) {
      AtomicInteger attempts = new AtomicInteger();
      List<String> all = new ArrayList<>();
      for (int round = 0; round < 4; round++) {
        database.create(keys(200, 5));
        try (Node node =
            Node.start(
                database,
                Observing.all(event -> {
                  attempts.incrementAndGet();
                  return DONE;
                }))) {
          int wanted = 150;
          await(() -> node.keys().size() >= wanted);
          node.stop();
          all.addAll(node.keys());
        }
      }
      try (Node node = Node.start(database, Observing.all(event -> DONE))) {
        awaitSettled(database, 800);
        all.addAll(node.keys());
      }
      assertThat(all).hasSize(800);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void deliversOnOneOfSeveralNodes(TestDatabase product) throws Exception {
    try (ObservedDatabase database = ObservedDatabase.create(product);
        Node first = Node.start(database, Observing.all(event -> DONE))) {
      await(first::leads);
      try (Node second = Node.start(database, Observing.all(event -> DONE))) {
        database.create("a", "b");
        awaitSettled(database, 2);
        assertThat(first.keys()).hasSize(2);
        assertThat(second.leads()).isFalse();
        first.stop();
        await(second::leads);
        database.create("c");
        awaitSettled(database, 3);
        assertThat(second.keys()).containsExactly("c");
      }
    }
  }

  /** A sink that fails wholly stops its own action only, and takes no memory for what waits. */
  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void letsAPostponedActionStopNoOther(TestDatabase product) throws Exception {
    try (ObservedDatabase database = ObservedDatabase.create(product)) {
      AtomicBoolean dead = new AtomicBoolean(true);
      try (Node node =
          Node.start(
              database,
              Observing.all(event ->
                      dead.get() ? new ActionResult.Postponed("open", Duration.ofMillis(20)) : DONE)
                  .named("dead"),
              Observing.all(event -> DONE).named("alive"))) {
        database.create(keys(6000, 6000));
        await(
            () -> database.number("select done from fq_observer where observer = 'alive'") == 6000);
        assertThat(node.keys()).hasSize(6000);
        assertThat(database.number("select count(*) from fq_unsettled")).isZero();
        dead.set(false);
        await(
            () -> database.number("select done from fq_observer where observer = 'dead'") == 6000);
        assertThat(node.keys()).hasSize(12_000);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void deliversUnorderedEventsOfAKeyPastAFailedOne(TestDatabase product) throws Exception {
    try (ObservedDatabase database = ObservedDatabase.create(product)) {
      AtomicBoolean failing = new AtomicBoolean(true);
      AtomicInteger seen = new AtomicInteger();
      try (Node node =
          Node.start(
              database,
              Observing.all(
                      event -> {
                        boolean first = event.attempt() == 1 && seen.getAndIncrement() == 0;
                        return first || (event.attempt() == 2 && failing.get()) ? FAILED : DONE;
                      })
                  .unordered())) {
        database.create("k", "k", "k");
        await(() -> node.keys().size() == 2);
        assertThat(node.keys()).hasSize(2);
        failing.set(false);
        awaitSettled(database, 3);
        assertThat(node.keys()).hasSize(3);
      }
    }
  }
}
