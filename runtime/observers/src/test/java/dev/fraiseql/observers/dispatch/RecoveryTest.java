package dev.fraiseql.observers.dispatch;

import static dev.fraiseql.observers.dispatch.DispatcherTest.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.contract.event.DeliveredEvent;
import dev.fraiseql.observers.action.ActionResult;
import dev.fraiseql.observers.dispatch.Node.Observing;
import dev.fraiseql.testing.TestDatabase;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a leader does about what an earlier one has left, and about one that does not know. */
class RecoveryTest {
  private static final ActionResult DONE = new ActionResult.Done();

  /** Registers the observer and ends, so that the tables can be changed. */
  private static void register(ObservedDatabase database) throws Exception {
    try (Node node = Node.start(database, Observing.all(event -> DONE))) {
      await(node::leads);
    }
  }

  private static void running(ObservedDatabase database, long id, String key, int crashes)
      throws Exception {
    database.execute(
        "insert into fq_unsettled (observer_id, outbox_id, entity_key, state, attempt, crashes,"
            + " replay, epoch) values (1, %s, '%s', 'RUNNING', 0, %s, 0, 1)"
                .formatted(id, key, crashes));
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void deliversWhatMayHaveEndedTheProcessAloneAndFirst(TestDatabase product) throws Exception {
    try (ObservedDatabase database = ObservedDatabase.create(product)) {
      register(database);
      database.create("a", "b", "c", "d");
      long first = database.number("select min(id) from fq_outbox");
      running(database, first + 1, "b", 0);
      running(database, first + 3, "d", 1);
      database.execute("update fq_observer set in_flight = " + (first + 3) + ", captured = 2");
      List<String> order = Collections.synchronizedList(new ArrayList<>());
      AtomicInteger crashes = new AtomicInteger(-1);
      try (Node node =
          Node.start(
              database,
              Observing.all(event -> {
                order.add(event.event().key());
                if (event.event().key().equals("d")) {
                  crashes.set(number(database, "select max(crashes) from fq_unsettled"));
                }
                return DONE;
              }))) {
        await(() -> node.keys().size() == 4);
        assertThat(order.subList(0, 2)).containsExactly("b", "d");
        assertThat(order).containsExactlyInAnyOrder("a", "b", "c", "d");
        assertThat(crashes.get()).as("what is stored before the attempt").isEqualTo(2);
        await(() -> database.number("select done from fq_observer") == 4);
        assertThat(database.rows("select captured, done from fq_observer")).containsExactly("4|4");
      }
    }
  }

  private static int number(ObservedDatabase database, String sql) {
    try {
      return (int) database.number(sql);
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void makesWhatEndsTheProcessEachTimeADeadLetter(TestDatabase product) throws Exception {
    try (ObservedDatabase database = ObservedDatabase.create(product)) {
      register(database);
      database.create("bad", "good");
      running(database, database.number("select min(id) from fq_outbox"), "bad", 2);
      database.execute(
          "update fq_observer set in_flight = (select max(id) from fq_outbox), captured = 1");
      try (Node node = Node.start(database, Observing.all(event -> DONE))) {
        await(() -> database.number("select done from fq_observer") == 1);
        assertThat(node.keys()).containsExactly("good");
        assertThat(database.rows("select entity_key, reason from fq_dead_letter"))
            .containsExactly("bad|The process ended each time that this event was delivered.");
      }
    }
  }

  /** What a new leader finds in the ledger is not delivered again, although it is read again. */
  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void deliversNothingAgainThatHasARow(TestDatabase product) throws Exception {
    try (ObservedDatabase database = ObservedDatabase.create(product)) {
      CountDownLatch blocked = new CountDownLatch(1);
      Node node =
          Node.start(
              database,
              Observing.all(event -> {
                if (event.event().key().equals("slow")) {
                  try {
                    blocked.await();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                }
                return DONE;
              }));
      try (node) {
        database.create("slow", "a", "b", "c");
        await(() -> database.number("select done from fq_observer") == 3);
        assertThat(database.number("select position from fq_observer"))
            .isLessThan(database.number("select min(id) from fq_outbox"));
        // Another node takes the lease: the first one can settle nothing any more.
        database.execute("update fq_lease set holder = 'other', epoch = epoch + 1");
        database.execute("update fq_observer set epoch = epoch + 1");
        blocked.countDown();
        await(() -> !node.leads());
        assertThat(database.number("select done from fq_observer")).isEqualTo(3);
      }
      database.execute("update fq_lease set holder = null");
      try (Node next = Node.start(database, Observing.all(event -> DONE))) {
        await(() -> database.number("select done from fq_observer") == 4);
        assertThat(next.keys()).containsExactly("slow");
        assertThat(database.rows("select count(*) from fq_delivery where state = 'DONE'"))
            .containsExactly("4");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void findsWhatNobodyHasLookedAt(TestDatabase product) throws Exception {
    try (ObservedDatabase database = ObservedDatabase.create(product)) {
      register(database);
      database.create("a", "b");
      database.execute(
          "update fq_observer set position = (select max(id) from fq_outbox), in_flight = (select"
              + " max(id) from fq_outbox)");
      try (Node node = Node.start(database, Observing.all(event -> DONE))) {
        await(() -> database.number("select done from fq_observer") == 2);
        assertThat(node.keys()).containsExactlyInAnyOrder("a", "b");
        assertThat(database.rows("select captured, done, recovered from fq_observer"))
            .containsExactly("2|2|2");
      }
    }
  }

  /** Many entries of one transaction that is committed behind others come at the pace of reads. */
  @ParameterizedTest
  @EnumSource(value = TestDatabase.class, mode = EnumSource.Mode.EXCLUDE, names = "SQLITE")
  void deliversALargeTransactionThatWasCommittedLate(TestDatabase product) throws Exception {
    try (ObservedDatabase database = ObservedDatabase.create(product);
        Connection late = database.begin();
        Node node = Node.start(database, Observing.all(event -> DONE))) {
      String[] keys = new String[5000];
      for (int i = 0; i < keys.length; i++) {
        keys[i] = "k" + i;
      }
      database.insert(late, keys);
      database.create("early");
      await(() -> node.keys().contains("early"));
      late.commit();
      await(() -> database.number("select done from fq_observer") == 5001);
      assertThat(node.keys()).hasSize(5001).doesNotHaveDuplicates();
    }
  }

  /** One that is far behind must not be caught up with before another goes on. */
  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void goesOnWithAnObserverThatIsFarAheadOfAnother(TestDatabase product) throws Exception {
    ActionResult open = new ActionResult.Postponed("open", Duration.ofSeconds(1));
    Observing behind = Observing.all(event -> open).named("behind");
    Observing ahead = Observing.all(event -> DONE).named("ahead");
    try (ObservedDatabase database = ObservedDatabase.create(product)) {
      String[] keys = new String[8000];
      for (int i = 0; i < keys.length; i++) {
        keys[i] = "k" + i;
      }
      database.create(keys);
      try (Node node = Node.start(database, behind, ahead)) {
        await(() -> node.keys().size() == keys.length);
        await(() -> database.number("select max(position) from fq_observer") > 7000);
      }
      database.create("new");
      try (Node node = Node.start(database, behind, ahead)) {
        await(() -> node.keys().contains("new"));
        assertThat(node.keys()).containsExactly("new");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void keepsTheLeaseUntilTheLastAttemptIsSettled(TestDatabase product) throws Exception {
    try (ObservedDatabase database = ObservedDatabase.create(product)) {
      database.create("slow");
      CountDownLatch begun = new CountDownLatch(1);
      Node node =
          Node.start(
              database,
              Duration.ofMillis(500),
              Observing.all(event -> {
                begun.countDown();
                LockSupport.parkNanos(Duration.ofMillis(1500).toNanos());
                return DONE;
              }));
      begun.await();
      node.stop();
      assertThat(database.rows("select state from fq_delivery")).containsExactly("DONE");
      assertThat(database.rows("select holder from fq_lease")).containsExactly("null");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void suspectsNoEventAfterACleanStop(TestDatabase product) throws Exception {
    try (ObservedDatabase database = ObservedDatabase.create(product)) {
      database.create("a", "b", "c");
      try (Node node = Node.start(database, Observing.all(event -> DONE))) {
        await(() -> database.number("select done from fq_observer") == 3);
        assertThat(node.keys()).hasSize(3);
      }
      assertThat(
              database.rows(
                  "select in_flight - (select max(id) from fq_outbox), position - in_flight from"
                      + " fq_observer"))
          .containsExactly("0|0");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void deliversReplayedEventsBeforeNewOnesOfTheirKeys(TestDatabase product) throws Exception {
    try (ObservedDatabase database = ObservedDatabase.create(product)) {
      String[] keys = new String[300];
      for (int i = 0; i < keys.length; i++) {
        keys[i] = i < 290 ? "k" + i % 10 : "last";
      }
      database.create(keys);
      try (Node node = Node.start(database, Observing.all(event -> DONE))) {
        await(() -> database.number("select done from fq_observer") == 300);
        assertThat(node.keys()).hasSize(300);
      }
      database.execute(
          "insert into fq_unsettled (observer_id, outbox_id, entity_key, state, attempt, crashes,"
              + " replay, epoch) select 1, id, entity_key, 'PENDING', 0, 0, 1, 1 from fq_outbox");
      database.execute("delete from fq_delivery");
      database.create("last", "k0");
      try (Node node = Node.start(database, Observing.all(event -> DONE))) {
        await(() -> database.number("select done from fq_observer") == 602);
        Map<String, List<Long>> expected = new HashMap<>();
        for (String row : database.rows("select entity_key, id from fq_outbox order by id")) {
          expected
              .computeIfAbsent(row.split("\\|", -1)[0], key -> new ArrayList<>())
              .add(Long.valueOf(row.split("\\|", -1)[1]));
        }
        Map<String, List<Long>> found = new HashMap<>();
        for (DeliveredEvent each : node.delivered()) {
          long id =
              database.number(
                  "select id from fq_outbox where event_id = '" + each.event().id() + "'");
          found.computeIfAbsent(each.event().key(), key -> new ArrayList<>()).add(id);
        }
        assertThat(found).isEqualTo(expected);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void removesWhatIsSettledAndOldOnly(TestDatabase product) throws Exception {
    try (ObservedDatabase database = ObservedDatabase.create(product)) {
      register(database);
      database.create("old", "old");
      try (Node node = Node.start(database, Observing.all(event -> DONE))) {
        await(() -> database.number("select done from fq_observer") == 2);
        assertThat(node.keys()).hasSize(2);
      }
      database.create("failing", "new");
      try (Node node =
          Node.start(
              database,
              Duration.ofSeconds(2),
              Duration.ZERO,
              Observing.all(event -> new ActionResult.Postponed("open", Duration.ofSeconds(1))))) {
        await(() -> database.number("select count(*) from fq_outbox") == 2);
        assertThat(node.keys()).isEmpty();
        assertThat(database.rows("select entity_key from fq_outbox order by id"))
            .containsExactly("failing", "new");
        await(() -> database.number("select count(*) from fq_delivery") == 0);
        assertThat(database.rows("select count(*) from fq_delivery")).containsExactly("0");
      }
    }
  }
}
