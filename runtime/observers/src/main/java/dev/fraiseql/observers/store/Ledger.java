package dev.fraiseql.observers.store;

import dev.fraiseql.annotations.Change;
import dev.fraiseql.jdbc.ControlConnections;
import dev.fraiseql.observers.store.Settlement.Settled;
import dev.fraiseql.observers.store.Subscription.Counts;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What has become of events: writes the tables {@code fq_delivery} and {@code fq_unsettled}, and
 * the positions of subscriptions. Each event of a subscription has at most one row in one of the
 * two; what has none, and is above the position, was not looked at. Thread-safe.
 */
public final class Ledger {
  private final ControlConnections connections;
  private final Subscriptions subscriptions;
  private final Clock clock;

  /**
   * The ledger of a database.
   *
   * @param clock the time of settlements, which is shown and never compared
   */
  public Ledger(ControlConnections connections, Clock clock) {
    this.connections = connections;
    this.clock = clock;
    subscriptions = new Subscriptions(connections, clock);
  }

  /**
   * Writes what has become of events, and how far a subscription has come, in one transaction. May
   * be repeated with the same arguments if it fails: it writes once.
   *
   * @param subscription as it was read or returned last
   * @return the subscription after it
   * @throws LeaseLostException if another node leads
   * @throws RetiredException if there is no such subscription: nothing is written
   */
  public Subscription settle(
      Subscription subscription, Settlement settlement, long position, long inFlight)
      throws SQLException, LeaseLostException, RetiredException {
    Counts counts = subscription.counts().plus(settlement.counts());
    Subscription next = subscription.settled(position, inFlight, counts);
    boolean written =
        connections.write(connection -> write(connection, subscription, next, settlement));
    if (!written) {
      Subscription now = subscriptions.reload(subscription);
      if (now.epoch() != next.epoch() || now.settlements() != next.settlements()) {
        throw new LeaseLostException(next.epoch());
      } // otherwise it was written before, and only the answer was lost
    }
    return next;
  }

  private boolean write(
      Connection connection, Subscription before, Subscription after, Settlement settlement)
      throws SQLException {
    Counts added = settlement.counts();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "update fq_observer set position = ?, in_flight = ?, settlements = settlements + 1,"
                + " captured = captured + ?, done = done + ?, skipped = skipped + ?, dead = dead +"
                + " ?, recovered = recovered + ? where id = ? and epoch = ? and settlements = ?")) {
      statement.setLong(1, after.position());
      statement.setLong(2, after.inFlight());
      statement.setLong(3, added.captured());
      statement.setLong(4, added.done());
      statement.setLong(5, added.skipped());
      statement.setLong(6, added.dead());
      statement.setLong(7, added.recovered());
      statement.setInt(8, before.id());
      statement.setLong(9, before.epoch());
      statement.setLong(10, before.settlements());
      if (statement.executeUpdate() == 0) {
        return false;
      }
    }
    int id = before.id();
    long epoch = before.epoch();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    LedgerSql.insert(
        connection,
        "fq_delivery (observer_id, outbox_id, state, attempt, replay, epoch, settled_at)",
        7,
        settlement.settled(),
        (statement, first, row) -> {
          statement.setInt(first, id);
          statement.setLong(first + 1, row.id());
          statement.setString(first + 2, row.outcome().name());
          statement.setInt(first + 3, row.attempt());
          statement.setInt(first + 4, row.replay());
          statement.setLong(first + 5, epoch);
          connections.bind(statement, first + 6, now);
        });
    LedgerSql.update(
        connection,
        "delete from fq_unsettled where observer_id = ? and outbox_id = ?",
        settlement.settled().stream().filter(Settled::stored).toList(),
        (statement, first, row) -> {
          statement.setInt(first, id);
          statement.setLong(first + 1, row.id());
        });
    LedgerSql.insert(
        connection,
        "fq_unsettled (observer_id, epoch, " + Backlog.COLUMNS + ")",
        12,
        settlement.added(),
        (statement, first, row) -> {
          statement.setInt(first, id);
          statement.setLong(first + 1, epoch);
          statement.setLong(first + 2, row.id());
          statement.setString(first + 3, row.key());
          bindState(statement, first + 4, row);
          statement.setInt(first + 7, row.replay());
          statement.setString(first + 8, row.letter());
          bindTimes(statement, first + 9, row);
        });
    LedgerSql.update(
        connection,
        "update fq_unsettled set epoch = ?, state = ?, attempt = ?, crashes = ?, first_at = ?,"
            + " next_at = ?, last_error = ? where observer_id = ? and outbox_id = ?",
        settlement.changed(),
        (statement, first, row) -> {
          statement.setLong(first, epoch);
          bindState(statement, first + 1, row);
          bindTimes(statement, first + 4, row);
          statement.setInt(first + 7, id);
          statement.setLong(first + 8, row.id());
        });
    DeadLetters.insert(connections, connection, settlement.letters());
    return true;
  }

  private static void bindState(PreparedStatement statement, int first, Unsettled row)
      throws SQLException {
    statement.setString(first, row.state().name());
    statement.setInt(first + 1, row.attempt());
    statement.setInt(first + 2, row.crashes());
  }

  private void bindTimes(PreparedStatement statement, int first, Unsettled row)
      throws SQLException {
    bind(statement, first, row.firstAt());
    bind(statement, first + 1, row.nextAt());
    statement.setString(first + 2, row.error());
  }

  private void bind(PreparedStatement statement, int index, @Nullable Instant moment)
      throws SQLException {
    if (moment == null) {
      statement.setNull(index, Types.NULL);
    } else {
      connections.bind(statement, index, moment.truncatedTo(ChronoUnit.MICROS));
    }
  }

  /** The events of a range, without its first number, that have a row. */
  public Set<Long> known(Subscription subscription, long after, long last) throws SQLException {
    return connections.read(connection -> {
      Set<Long> known = new HashSet<>();
      for (String table : List.of("fq_delivery", "fq_unsettled")) {
        try (PreparedStatement statement =
            connection.prepareStatement(
                "select outbox_id from "
                    + table
                    + " where observer_id = ? and outbox_id > ? and outbox_id <= ?")) {
          statement.setInt(1, subscription.id());
          statement.setLong(2, after);
          statement.setLong(3, last);
          known.addAll(LedgerSql.numbers(statement));
        }
      }
      return known;
    });
  }

  /** The events of a range that a subscription asks for and that have no row. */
  public List<Long> missing(Subscription subscription, Set<Change> on, long first, long last)
      throws SQLException {
    List<Change> changes = List.copyOf(on);
    return connections.read(connection -> {
      try (PreparedStatement statement =
          connection.prepareStatement(
              "select o.id from fq_outbox o where o.id >= ? and o.id <= ? and o.entity_type = ?"
                  + " and o.operation in ("
                  + String.join(", ", Collections.nCopies(changes.size(), "?"))
                  + ") and not exists (select 1 from fq_delivery d where d.observer_id = ? and"
                  + " d.outbox_id = o.id) and not exists (select 1 from fq_unsettled u where"
                  + " u.observer_id = ? and u.outbox_id = o.id) order by o.id")) {
        statement.setLong(1, first);
        statement.setLong(2, last);
        statement.setString(3, subscription.type());
        int index = 4;
        for (Change change : changes) {
          statement.setString(index++, change.name());
        }
        statement.setInt(index++, subscription.id());
        statement.setInt(index, subscription.id());
        return LedgerSql.numbers(statement);
      }
    });
  }

  /** Removes the rows of settled events up to a number. */
  public int prune(Subscription subscription, long last) throws SQLException {
    return connections.write(connection -> {
      try (PreparedStatement statement =
          connection.prepareStatement(
              "delete from fq_delivery where observer_id = ? and outbox_id <= ?")) {
        statement.setInt(1, subscription.id());
        statement.setLong(2, last);
        return statement.executeUpdate();
      }
    });
  }
}
