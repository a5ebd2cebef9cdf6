package dev.fraiseql.observers.store;

import dev.fraiseql.contract.row.ResultRow;
import dev.fraiseql.jdbc.ControlConnections;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the events that are not settled: {@code fq_unsettled}. Thread-safe. */
public final class Backlog {
  /** The columns of {@link Unsettled}. */
  static final String COLUMNS =
      "outbox_id, entity_key, state, attempt, crashes, replay, letter_id, first_at, next_at,"
          + " last_error";

  private final ControlConnections connections;

  /** The backlog of a database. */
  public Backlog(ControlConnections connections) {
    this.connections = connections;
  }

  /**
   * Where the first events of a subscription that are not settled stand, in their order.
   *
   * @param most the maximum number
   */
  public List<Unsettled.Place> places(Subscription subscription, int most) throws SQLException {
    return connections.read(connection -> {
      List<Unsettled.Place> places = new ArrayList<>();
      try (PreparedStatement statement =
          connection.prepareStatement(
              "select outbox_id, entity_key, next_at from fq_unsettled where observer_id = ? order"
                  + " by outbox_id")) {
        statement.setInt(1, subscription.id());
        statement.setMaxRows(most);
        try (ResultSet result = statement.executeQuery()) {
          ResultRow row = connections.row(result);
          while (result.next()) {
            places.add(
                new Unsettled.Place(result.getLong(1), result.getString(2), Moments.read(row, 3)));
          }
        }
      }
      return places;
    });
  }

  /** The events that were attempted when the process ended, in their order. */
  public List<Unsettled> running(Subscription subscription) throws SQLException {
    return connections.read(connection -> {
      try (PreparedStatement statement =
          connection.prepareStatement(
              "select "
                  + COLUMNS
                  + " from fq_unsettled where observer_id = ? and state = 'RUNNING' order by"
                  + " outbox_id")) {
        statement.setInt(1, subscription.id());
        return rows(statement);
      }
    });
  }

  /**
   * The first events of a key that are not settled, in their order. A database may find keys that
   * differ in trailing blanks, too.
   *
   * @param after the number above which they are read
   * @param most the maximum number
   */
  public List<Unsettled> ofKey(Subscription subscription, String key, long after, int most)
      throws SQLException {
    return connections.read(connection -> {
      try (PreparedStatement statement =
          connection.prepareStatement(
              "select "
                  + COLUMNS
                  + " from fq_unsettled where observer_id = ? and entity_key = ? and outbox_id > ?"
                  + " order by outbox_id")) {
        statement.setInt(1, subscription.id());
        statement.setString(2, key);
        statement.setLong(3, after);
        statement.setMaxRows(most);
        return rows(statement);
      }
    });
  }

  /** The event of a number, if it is not settled. */
  public List<Unsettled> ofId(Subscription subscription, long id) throws SQLException {
    return connections.read(connection -> {
      try (PreparedStatement statement =
          connection.prepareStatement(
              "select " + COLUMNS + " from fq_unsettled where observer_id = ? and outbox_id = ?")) {
        statement.setInt(1, subscription.id());
        statement.setLong(2, id);
        return rows(statement);
      }
    });
  }

  private List<Unsettled> rows(PreparedStatement statement) throws SQLException {
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
                Moments.read(row, 8),
                Moments.read(row, 9),
                result.getString(10)));
      }
    }
    return found;
  }

  /** The numbers of unsettled events, by the ids of subscriptions. */
  public Map<Integer, Long> counts() throws SQLException {
    return connections.read(connection -> {
      Map<Integer, Long> counts = new HashMap<>();
      try (PreparedStatement statement =
              connection.prepareStatement(
                  "select observer_id, count(*) from fq_unsettled group by observer_id");
          ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          counts.put(row.getInt(1), row.getLong(2));
        }
      }
      return counts;
    });
  }

  /** The lowest number of an event that is not settled; {@code Long.MAX_VALUE} if all are. */
  public long lowest() throws SQLException {
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
  public long lowest(Subscription subscription) throws SQLException {
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
}
