package dev.fraiseql.observers.store;

import dev.fraiseql.jdbc.ControlConnections;
import dev.fraiseql.observers.store.Subscription.Counts;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The actions of observers, and how far each has come: {@code fq_observer}. Thread-safe. */
public final class Subscriptions {
  private static final String COLUMNS =
      "id, observer, action, entity_type, state, reason, started_after, position, in_flight, epoch,"
          + " settlements, requests, captured, done, skipped, dead, recovered";

  private final ControlConnections connections;
  private final Clock clock;

  /**
   * The subscriptions of a database.
   *
   * @param clock the time of registrations, which is shown and never compared
   */
  public Subscriptions(ControlConnections connections, Clock clock) {
    this.connections = connections;
    this.clock = clock;
  }

  /** All subscriptions, those of observers that are no longer in the application among them. */
  public List<Subscription> all() throws SQLException {
    return connections.read(connection -> select(connection, "", statement -> {}));
  }

  /**
   * A subscription and the number of its events that wait, as they were at one time.
   *
   * @param pending the number of rows in {@code fq_unsettled}
   */
  public record Waiting(Subscription subscription, long pending) {}

  /** All subscriptions, with the events that wait: read by one statement, so that they agree. */
  public List<Waiting> waiting() throws SQLException {
    return connections.read(connection -> {
      List<Waiting> found = new ArrayList<>();
      try (PreparedStatement statement =
              connection.prepareStatement(
                  "select "
                      + COLUMNS
                      + ", (select count(*) from fq_unsettled where observer_id = fq_observer.id)"
                      + " from fq_observer order by id");
          ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          found.add(new Waiting(read(row), row.getLong(18)));
        }
      }
      return found;
    });
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
            "select " + COLUMNS + " from fq_observer" + where + " order by id")) {
      values.bind(statement);
      List<Subscription> found = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          found.add(read(row));
        }
      }
      return found;
    }
  }

  private static Subscription read(ResultSet row) throws SQLException {
    return new Subscription(
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
            row.getLong(13), row.getLong(14), row.getLong(15), row.getLong(16), row.getLong(17)));
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
      connections.bind(statement, 8, clock.instant().truncatedTo(ChronoUnit.MICROS));
      statement.executeUpdate();
    }
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
}
