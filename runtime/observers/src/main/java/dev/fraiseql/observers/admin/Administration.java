package dev.fraiseql.observers.admin;

import dev.fraiseql.contract.event.ObserverModel;
import dev.fraiseql.contract.json.FieldError;
import dev.fraiseql.contract.json.JsonDocument;
import dev.fraiseql.jdbc.ControlConnections;
import dev.fraiseql.observers.store.Backlog;
import dev.fraiseql.observers.store.DeadLetter;
import dev.fraiseql.observers.store.DeadLetters;
import dev.fraiseql.observers.store.OutboxTable;
import dev.fraiseql.observers.store.Replays;
import dev.fraiseql.observers.store.Subscription;
import dev.fraiseql.observers.store.Subscriptions;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What operators see and do. It works on the tables, so that it can be asked on every node, and the
 * one that delivers follows within a second. Thread-safe.
 */
public final class Administration {
  /** The maximum number of dead letters of one answer. */
  public static final int MOST_LETTERS = 1_000;

  /** How many events are looked for at once. */
  private static final int EVENTS_PER_READ = 500;

  private final Subscriptions subscriptions;
  private final Backlog backlog;
  private final OutboxTable outbox;
  private final DeadLetters letters;
  private final Replays replays;
  private final List<ObserverModel> models;
  private final Clock clock;

  /**
   * The administration of a database.
   *
   * @param models the observers of the application
   */
  public Administration(ControlConnections connections, List<ObserverModel> models, Clock clock) {
    subscriptions = new Subscriptions(connections, clock);
    backlog = new Backlog(connections);
    outbox = new OutboxTable(connections);
    letters = new DeadLetters(connections);
    replays = new Replays(connections, clock);
    this.models = List.copyOf(models);
    this.clock = clock;
  }

  /**
   * The state of one action of an observer.
   *
   * @param known whether the application has it
   * @param pending events that wait to be tried again, or for one before them
   * @param backlog entries of the outbox above the position, of all types
   * @param oldestAge the age of the oldest event that may be undelivered
   * @param deadLetters those that are open
   */
  public record Status(
      Subscription subscription,
      boolean known,
      long pending,
      long backlog,
      Duration oldestAge,
      long deadLetters) {}

  /** The states of all actions. */
  public List<Status> observers() throws SQLException {
    Map<String, Long> open = new HashMap<>();
    for (DeadLetters.Open each : letters.open()) {
      open.put(each.observer() + '.' + each.action(), each.count());
    }
    long last = outbox.lastId();
    List<Status> states = new ArrayList<>();
    for (Subscriptions.Waiting waiting : subscriptions.waiting()) {
      Subscription each = waiting.subscription();
      states.add(
          new Status(
              each,
              isKnown(each),
              waiting.pending(),
              Math.max(0, last - each.position()),
              oldestAge(each),
              open.getOrDefault(each.name(), 0L)));
    }
    return states;
  }

  private boolean isKnown(Subscription subscription) {
    return models.stream()
        .anyMatch(model ->
            model.name().equals(subscription.observer())
                && model.actions().stream()
                    .anyMatch(action -> action.name().equals(subscription.action())));
  }

  private Duration oldestAge(Subscription subscription) throws SQLException {
    long below = Math.min(subscription.position(), backlog.lowest(subscription) - 1);
    Duration age =
        outbox
            .timeBehind(below)
            .map(time -> Duration.between(time, clock.instant()))
            .orElse(Duration.ZERO);
    return age.isNegative() ? Duration.ZERO : age;
  }

  /**
   * The actions of an observer.
   *
   * @param action the name of one; null for all
   * @throws AdministrationException if there are none
   */
  private List<Subscription> find(String observer, @Nullable String action)
      throws SQLException, AdministrationException {
    List<Subscription> found =
        subscriptions.all().stream()
            .filter(each -> each.observer().equals(observer))
            .filter(each -> action == null || each.action().equals(action))
            .toList();
    if (found.isEmpty()) {
      throw new AdministrationException(
          "There is no observer '"
              + observer
              + (action == null ? "'." : "' with an action '" + action + "'."));
    }
    return found;
  }

  /** Stops deliveries; what is captured meanwhile is kept. */
  public void stop(String observer, @Nullable String action)
      throws SQLException, AdministrationException {
    for (Subscription each : find(observer, action)) {
      subscriptions.setState(each, Subscription.State.STOPPED, "stopped by an operator");
    }
  }

  /** Resumes deliveries, where they were stopped. */
  public void resume(String observer, @Nullable String action)
      throws SQLException, AdministrationException {
    for (Subscription each : find(observer, action)) {
      subscriptions.setState(each, Subscription.State.ACTIVE, null);
    }
  }

  /**
   * Forgets an observer that is no longer in the application, with all events that it has not got.
   *
   * @throws AdministrationException if the application has it, or it is not stopped
   */
  public void retire(String observer, @Nullable String action)
      throws SQLException, AdministrationException {
    List<Subscription> found = find(observer, action);
    for (Subscription each : found) {
      if (isKnown(each)) {
        throw new AdministrationException(
            "The application has the action '"
                + each.action()
                + "' of the observer '"
                + observer
                + "'. Remove it from the application first, or stop the observer.");
      }
    }
    for (Subscription each : found) {
      if (each.state() != Subscription.State.STOPPED) {
        throw new AdministrationException(
            "The observer '"
                + observer
                + "' is active, and another node may have it. Stop it first, and retire it when no"
                + " node has it.");
      }
    }
    for (Subscription each : found) {
      subscriptions.retire(each);
    }
  }

  /**
   * Lets settled events be delivered again.
   *
   * @return how many, counted once for each action
   * @throws AdministrationException if there is no such observer, or nothing says which events
   */
  public long replay(String observer, @Nullable String action, OutboxTable.Search search)
      throws SQLException, AdministrationException {
    if (search.equals(new OutboxTable.Search(null, null, null, null))) {
      throw new AdministrationException(
          "Say which events: by the id of one, by the key of a row, or by a time.");
    }
    long count = 0;
    for (Subscription each : find(observer, action)) {
      long after = 0;
      List<Long> ids;
      do {
        ids = outbox.find(each.type(), search, after, Long.MAX_VALUE, EVENTS_PER_READ);
        count += replays.replay(each, outbox, ids);
        after = ids.isEmpty() ? after : ids.getLast();
      } while (ids.size() == EVENTS_PER_READ);
    }
    return count;
  }

  /**
   * Dead letters, the oldest first.
   *
   * @param observer null for all
   * @param state null for all
   * @param after the id behind which they begin; empty for the first
   * @param most the maximum number, at most {@link #MOST_LETTERS}
   */
  public List<DeadLetter> deadLetters(
      @Nullable String observer, DeadLetter.@Nullable State state, String after, int most)
      throws SQLException {
    return letters.list(observer, state, after, Math.clamp(most, 1, MOST_LETTERS));
  }

  /** A dead letter; empty if there is no such. */
  public Optional<DeadLetter> deadLetter(String id) throws SQLException {
    return letters.find(id);
  }

  /**
   * Lets an open dead letter be delivered again.
   *
   * @throws AdministrationException if it is not open, or its observer is unknown
   */
  public void redrive(String id) throws SQLException, AdministrationException {
    DeadLetter letter = open(id);
    for (Subscription each : find(letter.observer(), letter.action())) {
      if (!replays.redrive(each, letter)) {
        throw new AdministrationException(
            "The event of the dead letter " + id + " is being delivered already.");
      }
    }
  }

  /**
   * Lets all open dead letters of an observer be delivered again.
   *
   * @return how many
   */
  public long redriveAll(String observer, @Nullable String action)
      throws SQLException, AdministrationException {
    long count = 0;
    for (Subscription each : find(observer, action)) {
      String after = "";
      List<DeadLetter> next;
      do {
        next = letters.list(observer, DeadLetter.State.OPEN, after, EVENTS_PER_READ);
        for (DeadLetter letter : next) {
          if (letter.action().equals(each.action()) && replays.redrive(each, letter)) {
            count++;
          }
          after = letter.id();
        }
      } while (next.size() == EVENTS_PER_READ);
    }
    return count;
  }

  /**
   * Decides that an open dead letter is not delivered.
   *
   * @throws AdministrationException if it is not open
   */
  public void discard(String id) throws SQLException, AdministrationException {
    if (!replays.discard(open(id))) {
      throw notOpen(id);
    }
  }

  /**
   * Changes the rows of the event of an open dead letter, before it is redriven.
   *
   * @param before a JSON object; null if the event has none
   * @param after a JSON object; null if the event has none
   * @throws AdministrationException if it is not open, or a row is no object, or there where the
   *     event has none
   */
  public void edit(String id, @Nullable String before, @Nullable String after)
      throws SQLException, AdministrationException {
    DeadLetter letter = open(id);
    check("before", before, letter.event().before());
    check("after", after, letter.event().after());
    if (!replays.edit(letter, before, after)) {
      throw notOpen(id);
    }
  }

  private static void check(String name, @Nullable String row, @Nullable String present)
      throws AdministrationException {
    if ((row == null) != (present == null)) {
      throw new AdministrationException(
          "'" + name + "' is " + (present == null ? "null" : "an object") + " in this event.");
    }
    try {
      if (row != null && !(new JsonDocument(row).value() instanceof Map)) {
        throw new AdministrationException("'" + name + "' is not a JSON object.");
      }
    } catch (FieldError e) {
      throw new AdministrationException("'" + name + "' is not valid JSON.");
    }
  }

  private DeadLetter open(String id) throws SQLException, AdministrationException {
    DeadLetter letter =
        letters
            .find(id)
            .orElseThrow(
                () -> new AdministrationException("There is no dead letter '" + id + "'."));
    if (letter.state() != DeadLetter.State.OPEN) {
      throw notOpen(id);
    }
    return letter;
  }

  private static AdministrationException notOpen(String id) {
    return new AdministrationException(
        "The dead letter " + id + " is not open: it was redriven or discarded before.");
  }
}
