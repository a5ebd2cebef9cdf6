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
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
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
}
