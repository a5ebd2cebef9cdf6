package dev.fraiseql.observers.store;

import dev.fraiseql.annotations.Change;
import dev.fraiseql.contract.row.ResultRow;
import dev.fraiseql.jdbc.ControlConnections;
import dev.fraiseql.observers.store.Settlement.Settled;
import dev.fraiseql.observers.store.Subscription.Counts;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was delivered and what is still to be: the tables {@code fq_observer}, {@code fq_delivery}
 * and {@code fq_unsettled}. Each event of a subscription has at most one row in one of the latter
 * two; what has none, and is above the position, was not looked at. Thread-safe.
 */
public final class Ledger {
  private static final String UNSETTLED =
      "outbox_id, entity_key, state, attempt, crashes, replay, letter_id, first_at, next_at,"
          + " last_error";

  private final ControlConnections connections;
  private final Clock clock;

  /**
   * The ledger of a database.
   *
   * @param clock the time of settlements, which is shown and never compared
   */
  public Ledger(ControlConnections connections, Clock clock) {
    this.connections = connections;
    this.clock = clock;
  }

  /** The present, as the database can store it. */
  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /** All subscriptions, those of observers that are no longer in the application among them. */
  public List<Subscription> subscriptions() throws SQLException {
    return connections.read(connection -> select(connection, "", statement -> {}));
  }

  /** Binds the values of a query. */
  @FunctionalInterface
  private interface Binder {
    void bind(PreparedStatement statement) throws SQLException;
  }

  private static List<Subscription> select(Connection connection, String where, Binder values)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select id, observer, action, entity_type, state, reason, started_after, position,"
                + " in_flight, epoch, settlements, requests, captured, done, skipped, dead, recovered from"
                + " fq_observer"
                + where
                + " order by id")) {
      values.bind(statement);
      List<Subscription> found = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          found.add(
              new Subscription(
                  row.getInt(1),
                  row.getString(2),
                  row.getString(3),
                  row.getString(4),
                  Subscription.State.valueOf(row.getString(5)),
                  row.getString(6),
                  row.getLong(7),
                  row.getLong(8),
                  row.getLong(9),
                  row.getLong(10),
                  row.getLong(11),
                  row.getLong(12),
                  new Counts(
                      row.getLong(13),
                      row.getLong(14),
                      row.getLong(15),
                      row.getLong(16),
                      row.getLong(17))));
        }
      }
      return found;
    }
  }

  /**
   * The subscription as it is now.
   *
   * @throws RetiredException if there is none
   */
  public Subscription reload(Subscription subscription) throws SQLException, RetiredException {
    List<Subscription> found =
        connections.read(connection ->
            select(
                connection, " where id = ?", statement -> statement.setInt(1, subscription.id())));
    if (found.isEmpty() || !subscription.isLater(found.getFirst())) {
      throw new RetiredException(subscription);
    }
    return found.getFirst();
  }

  /**
   * Registers an action of an observer, unless it is registered.
   *
   * @param type whose rows it observes
   * @param position where it begins
   */
  public void register(String observer, String action, String type, long position)
      throws SQLException {
    try {
      connections.write(connection -> {
        List<Subscription> known = find(connection, observer, action);
        if (known.isEmpty()) {
          insert(connection, observer, action, type, position);
        }
        return known.isEmpty();
      });
    } catch (SQLException e) {
      if (connections.read(connection -> find(connection, observer, action)).isEmpty()) {
        throw e;
      } // otherwise another node was faster
    }
  }

  private static List<Subscription> find(Connection connection, String observer, String action)
      throws SQLException {
    return select(
        connection,
        " where observer = ? and action = ?",
        statement -> {
          statement.setString(1, observer);
          statement.setString(2, action);
        });
  }

  private void insert(
      Connection connection, String observer, String action, String type, long position)
      throws SQLException {
    int id = 1;
    for (Subscription each : select(connection, "", statement -> {})) {
      id = Math.max(id, each.id() + 1);
    }
    try (PreparedStatement statement =
        connection.prepareStatement(
            "insert into fq_observer (id, observer, action, entity_type, state, started_after,"
                + " position, in_flight, epoch, settlements, requests, captured, done, skipped, dead,"
                + " recovered, created_at) select ?, ?, ?, ?, 'ACTIVE', ?, ?, ?, coalesce(max(epoch),"
                + " 0), 0, 0, 0, 0, 0, 0, 0, ? from fq_lease")) {
      statement.setInt(1, id);
      statement.setString(2, observer);
      statement.setString(3, action);
      statement.setString(4, type);
      statement.setLong(5, position);
      statement.setLong(6, position);
      statement.setLong(7, position);
      connections.bind(statement, 8, now());
      statement.executeUpdate();
    }
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
      Subscription now = reload(subscription);
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
    Instant now = now();
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
        "fq_unsettled (observer_id, epoch, " + UNSETTLED + ")",
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

  /** All events of a subscription that are not settled, in their order. */
  public List<Unsettled> unsettled(Subscription subscription) throws SQLException {
    return connections.read(connection -> {
      try (PreparedStatement statement =
          connection.prepareStatement(
              "select "
                  + UNSETTLED
                  + " from fq_unsettled where observer_id = ? order by outbox_id")) {
        statement.setInt(1, subscription.id());
        return unsettled(statement);
      }
    });
  }

  /**
   * The first events of a key that are not settled, in their order.
   *
   * @param most the maximum number
   */
  public List<Unsettled> unsettled(Subscription subscription, String key, int most)
      throws SQLException {
    return connections.read(connection -> {
      try (PreparedStatement statement =
          connection.prepareStatement(
              "select "
                  + UNSETTLED
                  + " from fq_unsettled where observer_id = ? and entity_key = ? order by"
                  + " outbox_id")) {
        statement.setInt(1, subscription.id());
        statement.setString(2, key);
        statement.setMaxRows(most);
        return unsettled(statement);
      }
    });
  }

  /** The event of a number, if it is not settled. */
  public List<Unsettled> unsettled(Subscription subscription, long id) throws SQLException {
    return connections.read(connection -> {
      try (PreparedStatement statement =
          connection.prepareStatement(
              "select "
                  + UNSETTLED
                  + " from fq_unsettled where observer_id = ? and outbox_id = ?")) {
        statement.setInt(1, subscription.id());
        statement.setLong(2, id);
        return unsettled(statement);
      }
    });
  }

  private List<Unsettled> unsettled(PreparedStatement statement) throws SQLException {
    List<Unsettled> found = new ArrayList<>();
    try (ResultSet result = statement.executeQuery()) {
      ResultRow row = connections.row(result);
      while (result.next()) {
        found.add(
            new Unsettled(
                result.getLong(1),
                result.getString(2),
                Unsettled.State.valueOf(result.getString(3)),
                result.getInt(4),
                result.getInt(5),
                result.getInt(6),
                result.getString(7),
                moment(row, 8),
                moment(row, 9),
                result.getString(10)));
      }
    }
    return found;
  }

  /** A moment of a row; null for NULL. */
  static @Nullable Instant moment(ResultRow row, int position) throws SQLException {
    long micros = row.instant(position);
    return row.nullable() ? null : Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  /** The numbers of unsettled events, by the ids of subscriptions. */
  public Map<Integer, Long> pending() throws SQLException {
    return connections.read(connection -> {
      Map<Integer, Long> pending = new HashMap<>();
      try (PreparedStatement statement =
              connection.prepareStatement(
                  "select observer_id, count(*) from fq_unsettled group by observer_id");
          ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          pending.put(row.getInt(1), row.getLong(2));
        }
      }
      return pending;
    });
  }

  /** The lowest number of an event that is not settled; {@code Long.MAX_VALUE} if all are. */
  public long lowestUnsettled() throws SQLException {
    return connections.read(connection -> {
      try (PreparedStatement statement =
              connection.prepareStatement("select min(outbox_id) from fq_unsettled");
          ResultSet row = statement.executeQuery()) {
        row.next();
        long lowest = row.getLong(1);
        return row.wasNull() ? Long.MAX_VALUE : lowest;
      }
    });
  }

  /** The same of one subscription. */
  public long lowestUnsettled(Subscription subscription) throws SQLException {
    return connections.read(connection -> {
      try (PreparedStatement statement =
          connection.prepareStatement(
              "select min(outbox_id) from fq_unsettled where observer_id = ?")) {
        statement.setInt(1, subscription.id());
        try (ResultSet row = statement.executeQuery()) {
          row.next();
          long lowest = row.getLong(1);
          return row.wasNull() ? Long.MAX_VALUE : lowest;
        }
      }
    });
  }

  /** Stops or resumes a subscription. */
  public void setState(Subscription subscription, Subscription.State state, @Nullable String reason)
      throws SQLException {
    connections.write(connection -> {
      try (PreparedStatement statement =
          connection.prepareStatement(
              "update fq_observer set state = ?, reason = ?, requests = requests + 1 where id ="
                  + " ?")) {
        statement.setString(1, state.name());
        statement.setString(2, reason);
        statement.setInt(3, subscription.id());
        return statement.executeUpdate();
      }
    });
  }

  /** Removes a subscription with all that is known of it. */
  public void retire(Subscription subscription) throws SQLException {
    connections.write(connection -> {
      for (String sql :
          List.of(
              "delete from fq_observer where id = ?", // first: a settlement waits, and then fails
              "delete from fq_unsettled where observer_id = ?",
              "delete from fq_delivery where observer_id = ?")) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
          statement.setInt(1, subscription.id());
          statement.executeUpdate();
        }
      }
      return true;
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
