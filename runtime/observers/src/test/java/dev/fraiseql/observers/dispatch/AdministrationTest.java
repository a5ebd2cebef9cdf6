package dev.fraiseql.observers.dispatch;

import static dev.fraiseql.observers.dispatch.DispatcherTest.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraiseql.annotations.StartPosition;
import dev.fraiseql.contract.event.DeliveredEvent;
import dev.fraiseql.contract.event.ObserverModel;
import dev.fraiseql.observers.action.ActionResult;
import dev.fraiseql.observers.admin.Administration;
import dev.fraiseql.observers.admin.AdministrationException;
import dev.fraiseql.observers.dispatch.Node.Observing;
import dev.fraiseql.observers.store.DeadLetter;
import dev.fraiseql.observers.store.OutboxTable;
import dev.fraiseql.observers.store.Subscription;
import dev.fraiseql.testing.TestDatabase;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What operators do, while a node delivers. */
class AdministrationTest {
  private static final ActionResult DONE = new ActionResult.Done();

  private static Administration administration(ObservedDatabase database, Node... nodes) {
    List<ObserverModel> models = List.of(nodes).stream().flatMap(n -> n.models().stream()).toList();
    return new Administration(database.control(), models, Clock.systemUTC());
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void redrivesADeadLetterWithWhatWasEdited(TestDatabase product) throws Exception {
    AtomicBoolean broken = new AtomicBoolean(true);
    try (ObservedDatabase database = ObservedDatabase.create(product);
        Node node =
            Node.start(
                database,
                Observing.all(event -> broken.get() ? new ActionResult.Rejected("bad") : DONE))) {
      Administration administration = administration(database, node);
      database.create("a", "b", "c");
      await(() -> database.number("select dead from fq_observer") == 3);
      List<DeadLetter> letters = administration.deadLetters("all", DeadLetter.State.OPEN, "", 10);
      assertThat(letters).hasSize(3);
      assertThat(administration.observers().getFirst().deadLetters()).isEqualTo(3);
      broken.set(false);
      DeadLetter edited = letters.getFirst();
      administration.edit(edited.id(), null, "{\"id\":\"mended\"}");
      administration.redrive(edited.id());
      await(() -> node.keys().size() == 1);
      DeliveredEvent delivered = node.delivered().getFirst();
      assertThat(delivered.event().after()).isEqualTo("{\"id\":\"mended\"}");
      assertThat(delivered.replay()).isEqualTo(1);
      assertThat(delivered.id()).isEqualTo(edited.event().id() + ".all");
      administration.discard(letters.get(1).id());
      assertThat(administration.redriveAll("all", null)).isEqualTo(1);
      await(() -> database.number("select done from fq_observer") == 2);
      assertThat(database.rows("select captured, done, skipped, dead from fq_observer"))
          .containsExactly("5|2|0|3");
      assertThatThrownBy(() -> administration.redrive(edited.id()))
          .isInstanceOf(AdministrationException.class)
          .hasMessageContaining("is not open");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void theNumbersOfAnActionAddUpWhileItDelivers(TestDatabase product) throws Exception {
    try (ObservedDatabase database = ObservedDatabase.create(product);
        Node node =
            Node.start(
                database,
                Observing.all(event ->
                    event.attempt() == 1 ? new ActionResult.Failed("again", null, false) : DONE))) {
      Administration administration = administration(database, node);
      String[] keys = new String[300];
      Arrays.setAll(keys, i -> "k" + i);
      database.create(keys);
      long done;
      do {
        Administration.Status status = administration.observers().getFirst();
        Subscription.Counts counts = status.subscription().counts();
        done = counts.done();
        assertThat(counts.captured())
            .isEqualTo(done + counts.skipped() + counts.dead() + status.pending());
      } while (done < keys.length);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void replaysByIdKeyAndTime(TestDatabase product) throws Exception {
    try (ObservedDatabase database = ObservedDatabase.create(product)) {
      database.create("before");
      try (Node node =
          Node.start(database, Observing.all(event -> DONE).from(StartPosition.NEW_EVENTS))) {
        Administration administration = administration(database, node);
        database.create("a", "b", "b");
        await(() -> database.number("select done from fq_observer") == 3);
        UUID id =
            node.delivered().stream()
                .filter(event -> event.event().key().equals("a"))
                .findFirst()
                .orElseThrow()
                .event()
                .id();
        assertThat(administration.replay("all", null, new OutboxTable.Search(id, null, null, null)))
            .isEqualTo(1);
        assertThat(
                administration.replay("all", null, new OutboxTable.Search(null, "b", null, null)))
            .isEqualTo(2);
        await(() -> database.number("select done from fq_observer") == 6);
        assertThat(node.keys().subList(3, 6)).containsExactlyInAnyOrder("a", "b", "b");
        assertThat(node.delivered().subList(3, 6)).allMatch(event -> event.replay() == 1);
        Instant past = Instant.now().minusSeconds(3600);
        assertThat(
                administration.replay(
                    "all", null, new OutboxTable.Search(null, null, past, Instant.now())))
            .as("also what was there before the observer")
            .isEqualTo(4);
        await(() -> database.number("select done from fq_observer") == 10);
        assertThat(node.keys()).hasSize(10);
        assertThat(database.rows("select captured, done, skipped, dead from fq_observer"))
            .containsExactly("10|10|0|0");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void stopsAndResumesAnObserver(TestDatabase product) throws Exception {
    try (ObservedDatabase database = ObservedDatabase.create(product)) {
      try (Node node = Node.start(database, Observing.all(event -> DONE))) {
        await(node::leads);
      }
      database.create("a");
      administration(database).stop("all", null);
      try (Node node =
          Node.start(
              database,
              Observing.all(event -> DONE),
              Observing.all(event -> DONE).named("other"))) {
        Administration administration = administration(database, node);
        await(() -> node.keys().size() == 1);
        assertThat(node.delivered().getFirst().id()).endsWith(".other");
        assertThat(administration.observers().getFirst().subscription().state())
            .isEqualTo(Subscription.State.STOPPED);
        administration.resume("all", null);
        await(() -> node.keys().size() == 2);
        assertThat(node.delivered().get(1).id()).endsWith(".all");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void stopsAnObserverWhoseReceiverIsGone(TestDatabase product) throws Exception {
    AtomicBoolean gone = new AtomicBoolean(true);
    try (ObservedDatabase database = ObservedDatabase.create(product);
        Node node =
            Node.start(
                database,
                Observing.all(event -> gone.get() ? new ActionResult.Gone("410") : DONE))) {
      Administration administration = administration(database, node);
      database.create("a", "b");
      await(() -> database.rows("select state, reason from fq_observer").contains("STOPPED|410"));
      assertThat(database.rows("select state, reason from fq_observer"))
          .containsExactly("STOPPED|410");
      gone.set(false);
      administration.resume("all", null);
      await(() -> node.keys().size() == 2);
      assertThat(node.keys()).containsExactlyInAnyOrder("a", "b");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void retiresOnlyWhatTheApplicationNoLongerHas(TestDatabase product) throws Exception {
    try (ObservedDatabase database = ObservedDatabase.create(product)) {
      try (Node node = Node.start(database, Observing.all(event -> DONE).named("old"))) {
        await(node::leads);
      }
      database.create("a");
      try (Node node = Node.start(database, Observing.all(event -> DONE).named("new"))) {
        Administration administration = administration(database, node);
        await(() -> database.number("select sum(done) from fq_observer") == 1);
        assertThat(administration.observers())
            .extracting(
                each -> each.subscription().observer() + " " + each.known() + " " + each.backlog())
            .containsExactly("old false 1", "new true 0");
        assertThatThrownBy(() -> administration.retire("new", null))
            .isInstanceOf(AdministrationException.class);
        assertThatThrownBy(() -> administration.retire("old", null))
            .isInstanceOf(AdministrationException.class)
            .hasMessageContaining("Stop it first");
        administration.stop("old", null);
        administration.retire("old", null);
        assertThat(database.rows("select observer from fq_observer")).containsExactly("new");
      }
    }
  }

  /** Attempts that run then end without a trace; other observers neither lose nor repeat events. */
  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void nodesEndToDeliverToWhatAnotherHasRetired(TestDatabase product) throws Exception {
    CountDownLatch retired = new CountDownLatch(1);
    AtomicInteger attempts = new AtomicInteger();
    Observing old =
        Observing.all(
                event -> {
                  attempts.incrementAndGet();
                  awaitQuietly(retired);
                  return DONE;
                })
            .named("old");
    try (ObservedDatabase database = ObservedDatabase.create(product);
        LogLines lines = LogLines.of(Term.class);
        Node node = Node.start(database, old, Observing.all(event -> DONE).named("kept"))) {
      database.create("a", "b");
      await(() -> attempts.get() == 2 && node.keys().size() == 2);
      Administration other = administration(database);
      other.stop("old", null);
      other.retire("old", null);
      await(() -> !lines.texts().isEmpty());
      retired.countDown();
      database.create("c", "d");
      await(() -> database.number("select done from fq_observer") == 4);

      assertThat(lines.texts())
          .singleElement()
          .asString()
          .startsWith("old.act was retired, but is");
      assertThat(attempts).hasValue(2);
      assertThat(node.delivered())
          .filteredOn(event -> event.id().endsWith(".kept"))
          .extracting(event -> event.event().key())
          .containsExactlyInAnyOrder("a", "b", "c", "d");
      assertThat(database.number("select count(*) from fq_delivery")).isEqualTo(4);
      assertThat(database.number("select count(*) from fq_unsettled")).isZero();
      assertThat(node.leads()).isTrue();
    }
  }

  /** A node that only waited when the observer was retired finds out when it begins to lead. */
  @Test
  void aNewLeaderDoesNotDeliverToWhatWasRetired() throws Exception {
    Observing old = Observing.all(event -> DONE).named("old");
    Observing kept = Observing.all(event -> DONE).named("kept");
    try (ObservedDatabase database = ObservedDatabase.create(TestDatabase.SQLITE);
        Node first = Node.start(database, kept)) {
      await(first::leads);
      try (Node second = Node.start(database, old, kept);
          LogLines lines = LogLines.of(Term.class)) {
        Administration other = administration(database, first);
        other.stop("old", null);
        other.retire("old", null);
        first.stop();
        database.create("a");
        await(() -> second.keys().size() == 1);

        assertThat(second.delivered().getFirst().id()).endsWith(".kept");
        assertThat(lines.texts()).singleElement().asString().startsWith("old.act was retired");
      }
    }
  }

  /** The id of the subscription is used again. */
  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void anObserverThatIsRegisteredAgainIsAnother(TestDatabase product) throws Exception {
    Observing old = Observing.all(event -> DONE).named("old").from(StartPosition.NEW_EVENTS);
    try (ObservedDatabase database = ObservedDatabase.create(product);
        LogLines lines = LogLines.of(Term.class)) {
      database.create("a");
      Node node = Node.start(database, old);
      await(node::leads);
      Administration other = administration(database);
      other.stop("old", null);
      other.retire("old", null);
      try (Node second = Node.start(database, old.named("new"))) {
        await(() -> !lines.texts().isEmpty());
        node.stop();
        database.create("c");
        await(() -> second.keys().size() == 1);

        assertThat(lines.texts()).singleElement().asString().startsWith("old.act was retired");
        assertThat(node.keys()).isEmpty();
        assertThat(second.keys()).containsExactly("c");
      }
    }
  }

  /** A rolling deployment: the new version has an observer that the leader does not have. */
  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void eventsWaitUntilANodeLeadsThatHasTheObserver(TestDatabase product) throws Exception {
    Observing kept = Observing.all(event -> DONE).named("kept");
    try (ObservedDatabase database = ObservedDatabase.create(product);
        Node old = Node.start(database, kept)) {
      await(old::leads);
      try (Node fresh = Node.start(database, kept, Observing.all(event -> DONE).named("new"))) {
        Administration administration = administration(database, fresh);
        database.create("a", "b", "a");
        await(() -> administration.observers().getFirst().backlog() == 0);
        assertThat(administration.observers())
            .extracting(each -> each.subscription().observer() + " " + each.backlog())
            .containsExactly("kept 0", "new 3");
        old.stop();
        await(() -> fresh.keys().size() == 3);

        assertThat(fresh.delivered()).allMatch(event -> event.id().endsWith(".new"));
        assertThat(fresh.delivered().stream().map(event -> event.event().key()).distinct())
            .containsExactlyInAnyOrder("a", "b");
        assertThat(old.keys()).containsExactlyInAnyOrder("a", "b", "a");
      }
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
