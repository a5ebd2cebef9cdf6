package dev.fraiseql.observers.dispatch;

import dev.fraiseql.contract.event.RowEvent;
import dev.fraiseql.observers.store.DeadLetter;
import dev.fraiseql.observers.store.LoggedEvent;
import dev.fraiseql.observers.store.Subscription;
import dev.fraiseql.observers.store.Unsettled;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads unsettled events of one subscription from the tables. */
final class UnsettledEvents {
  /** How many events of a key are read at once. */
  private static final int MOST_OF_KEY = 32;

  private final Stores stores;
  private final boolean ordered;

  /**
   * An unsettled event.
   *
   * @param event null if it is not kept any more
   */
  record Found(Unsettled row, @Nullable RowEvent event) {}

  /**
   * A reader.
   *
   * @param ordered whether a lane has the events of one key, and not one event
   */
  UnsettledEvents(Stores stores, boolean ordered) {
    this.stores = stores;
    this.ordered = ordered;
  }

  /** The first events of a lane, in their order. */
  List<Found> first(Subscription subscription, Lane lane) throws SQLException {
    List<Found> found = new ArrayList<>();
    for (Unsettled row : rows(subscription, lane.name)) {
      found.add(new Found(row, event(row)));
    }
    return found;
  }

  private List<Unsettled> rows(Subscription subscription, String lane) throws SQLException {
    if (!ordered) {
      return stores.backlog().ofId(subscription, Long.parseLong(lane));
    }
    long after = 0;
    while (true) {
      List<Unsettled> rows = stores.backlog().ofKey(subscription, lane, after, MOST_OF_KEY);
      List<Unsettled> own = rows.stream().filter(row -> row.key().equals(lane)).toList();
      if (!own.isEmpty() || rows.size() < MOST_OF_KEY) {
        return own;
      }
      after = rows.getLast().id(); // all of these have more or fewer trailing blanks
    }
  }

  /** The events that were attempted when the process ended, in their order. */
  List<Found> interrupted(Subscription subscription) throws SQLException {
    List<Found> found = new ArrayList<>();
    for (Unsettled row : stores.backlog().running(subscription)) {
      found.add(new Found(row, event(row)));
    }
    return found;
  }

  private @Nullable RowEvent event(Unsettled row) throws SQLException {
    String letter = row.letter();
    return letter == null
        ? stores.outbox().find(row.id()).map(LoggedEvent::event).orElse(null)
        : stores.letters().find(letter).map(DeadLetter::event).orElse(null);
  }
}
