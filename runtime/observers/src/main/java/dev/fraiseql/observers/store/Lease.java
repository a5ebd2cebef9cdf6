package dev.fraiseql.observers.store;

import dev.fraiseql.jdbc.ControlConnections;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The row that says which node leads. No clock of the database or of another node is asked: who
 * leads raises a number now and then, and who wants to lead waits until the number has stood still
 * for the time of the lease by its own clock.
 */
public final class Lease {
  private static final String NAME = "observers";

  private final ControlConnections connections;
  private final String node;

  /**
   * The lease as a node sees it.
   *
   * @param node names this process, and no other
   */
  public Lease(ControlConnections connections, String node) {
    this.connections = connections;
    this.node = node;
  }

  /**
   * The state of the lease.
   *
   * @param holder null if nobody leads
   * @param epoch how often the leader has changed
   * @param beat raised while the leader lives
   */
  public record State(@Nullable String holder, long epoch, long beat) {}

  /** Reads the state; creates the row if there is none. */
  public State read() throws SQLException {
    State found = connections.read(Lease::select);
    if (found != null) {
      return found;
    }
    try {
      connections.write(connection -> {
        try (PreparedStatement statement =
            connection.prepareStatement(
                "insert into fq_lease (name, epoch, beat) values (?, 0, 0)")) {
          statement.setString(1, NAME);
          return statement.executeUpdate();
        }
      });
    } catch (SQLException e) {
      State other = connections.read(Lease::select);
      if (other == null) {
        throw e;
      }
      return other; // another node was faster
    }
    return new State(null, 0, 0);
  }

  private static @Nullable State select(Connection connection) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select holder, epoch, beat from fq_lease where name = ?")) {
      statement.setString(1, NAME);
      try (ResultSet result = statement.executeQuery()) {
        return result.next()
            ? new State(result.getString(1), result.getLong(2), result.getLong(3))
            : null;
      }
    }
  }

  /**
   * Takes the lease, unless its state has changed. Nothing of an earlier epoch can be settled
   * afterwards.
   *
   * @return whether it was taken, with the next epoch
   */
  public boolean take(State seen) throws SQLException {
    return connections.write(connection -> {
      try (PreparedStatement take =
          connection.prepareStatement(
              "update fq_lease set holder = ?, epoch = epoch + 1, beat = beat + 1 where name = ?"
                  + " and epoch = ? and beat = ?")) {
        take.setString(1, node);
        take.setString(2, NAME);
        take.setLong(3, seen.epoch());
        take.setLong(4, seen.beat());
        if (take.executeUpdate() == 0) {
          return false;
        }
      }
      try (PreparedStatement fence =
          connection.prepareStatement("update fq_observer set epoch = ?")) {
        fence.setLong(1, seen.epoch() + 1);
        fence.executeUpdate();
      }
      return true;
    });
  }

  /**
   * Raises the number.
   *
   * @return whether this node still leads
   */
  public boolean renew(long epoch) throws SQLException {
    return update(
        "update fq_lease set beat = beat + 1 where name = ? and epoch = ? and holder = ?", epoch);
  }

  /** Gives the lease back, so that another node takes it at once. */
  public void release(long epoch) throws SQLException {
    update(
        "update fq_lease set holder = null, beat = beat + 1 where name = ? and epoch = ? and holder = ?",
        epoch);
  }

  private boolean update(String sql, long epoch) throws SQLException {
    return connections.write(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.setString(1, NAME);
        statement.setLong(2, epoch);
        statement.setString(3, node);
        return statement.executeUpdate() == 1;
      }
    });
  }
}
