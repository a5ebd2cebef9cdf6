package dev.fraiseql.observers.store;

import dev.fraiseql.jdbc.ControlConnections;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an operator lets be delivered again: settled events lose their rows in the ledger, become
 * unsettled, and are counted once more. Thread-safe.
 */
public final class Replays {
  private final ControlConnections connections;
  private final Clock clock;

  /** The replays of a database. */
  public Replays(ControlConnections connections, Clock clock) {
    this.connections = connections;
    this.clock = clock;
  }

  /**
   * Lets events be delivered again, or for the first time if the observer has begun behind them.
   * Those that are not settled yet stay as they are.
   *
   * @param ids of entries of the outbox
   * @return how many will be
   */
  public int replay(Subscription subscription, OutboxTable outbox, List<Long> ids)
      throws SQLException {
    int count = 0;
    for (long id : ids) {
      LoggedEvent event = outbox.find(id).orElse(null);
      if (event != null
          && connections.write(
              connection -> reopen(connection, subscription, id, event.event().key(), 0, null))) {
        count++;
      }
    }
    return count;
  }

  /**
   * Lets a dead letter be delivered again.
   *
   * @return whether it will be: it is open, and its event is not being delivered already
   */
  public boolean redrive(Subscription subscription, DeadLetter letter) throws SQLException {
    return connections.write(connection -> {
      boolean reopened =
          decide(connection, letter.id(), DeadLetter.State.REDRIVEN)
              && reopen(
                  connection,
                  subscription,
                  letter.outboxId(),
                  letter.event().key(),
                  letter.replay(),
                  letter.id());
      if (!reopened) {
        connection.rollback();
      }
      return reopened;
    });
  }

  /**
   * Decides that a dead letter is not delivered.
   *
   * @return whether it was open
   */
  public boolean discard(DeadLetter letter) throws SQLException {
    return connections.write(
        connection -> decide(connection, letter.id(), DeadLetter.State.DISCARDED));
  }

  /**
   * Changes the rows of the event of an open dead letter.
   *
   * @param before JSON; null for none
   * @param after JSON; null for none
   * @return whether it was open
   */
  public boolean edit(DeadLetter letter, @Nullable String before, @Nullable String after)
      throws SQLException {
    return connections.write(connection -> {
      try (PreparedStatement statement =
          connection.prepareStatement(
              "update fq_dead_letter set before_row = ?, after_row = ? where id = ? and state ="
                  + " 'OPEN'")) {
        statement.setString(1, before);
        statement.setString(2, after);
        statement.setString(3, letter.id());
        return statement.executeUpdate() == 1;
      }
    });
  }

  private boolean decide(Connection connection, String letter, DeadLetter.State state)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "update fq_dead_letter set state = ?, resolved_at = ? where id = ? and state = 'OPEN'")) {
      statement.setString(1, state.name());
      connections.bind(statement, 2, now());
      statement.setString(3, letter);
      return statement.executeUpdate() == 1;
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private boolean reopen(
      Connection connection,
      Subscription subscription,
      long id,
      String key,
      int replay,
      @Nullable String letter)
      throws SQLException {
    lock(connection, subscription); // as settlements do first
    if (exists(connection, subscription, id)) {
      return false;
    }
    Settled settled = remove(connection, subscription, id);
    if (settled == null && letter == null && id > position(connection, subscription)) {
      return false; // it has not been looked at, and will be
    }
    count(connection, subscription);
    resolve(connection, subscription, id);
    try (PreparedStatement statement =
        connection.prepareStatement(
            "insert into fq_unsettled (observer_id, outbox_id, entity_key, state, attempt, crashes,"
                + " replay, letter_id, epoch) values (?, ?, ?, 'PENDING', 0, 0, ?, ?, ?)")) {
      statement.setInt(1, subscription.id());
      statement.setLong(2, id);
      statement.setString(3, key);
      statement.setInt(4, 1 + Math.max(replay, settled == null ? 0 : settled.replay()));
      statement.setString(5, letter);
      statement.setLong(6, subscription.epoch());
      statement.executeUpdate();
    }
    return true;
  }

  private static void lock(Connection connection, Subscription subscription) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "update fq_observer set requests = requests + 1 where id = ?")) {
      statement.setInt(1, subscription.id());
      statement.executeUpdate();
    }
  }

  private static boolean exists(Connection connection, Subscription subscription, long id)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select 1 from fq_unsettled where observer_id = ? and outbox_id = ?")) {
      statement.setInt(1, subscription.id());
      statement.setLong(2, id);
      try (ResultSet result = statement.executeQuery()) {
        return result.next();
      }
    }
  }

  private static long position(Connection connection, Subscription subscription)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select position from fq_observer where id = ?")) {
      statement.setInt(1, subscription.id());
      try (ResultSet result = statement.executeQuery()) {
        return result.next() ? result.getLong(1) : 0;
      }
    }
  }

  private record Settled(int replay) {}

  private static @Nullable Settled remove(Connection connection, Subscription subscription, long id)
      throws SQLException {
    Settled settled = null;
    try (PreparedStatement select =
        connection.prepareStatement(
            "select replay from fq_delivery where observer_id = ? and outbox_id = ?")) {
      select.setInt(1, subscription.id());
      select.setLong(2, id);
      try (ResultSet result = select.executeQuery()) {
        if (result.next()) {
          settled = new Settled(result.getInt(1));
        }
      }
    }
    try (PreparedStatement delete =
        connection.prepareStatement(
            "delete from fq_delivery where observer_id = ? and outbox_id = ?")) {
      delete.setInt(1, subscription.id());
      delete.setLong(2, id);
      delete.executeUpdate();
    }
    return settled;
  }

  /** The event counts once more, so that no number ever falls. */
  private static void count(Connection connection, Subscription subscription) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "update fq_observer set captured = captured + 1 where id = ?")) {
      statement.setInt(1, subscription.id());
      statement.executeUpdate();
    }
  }

  /** What is delivered again has no open dead letters. */
  private void resolve(Connection connection, Subscription subscription, long id)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "update fq_dead_letter set state = 'REDRIVEN', resolved_at = ? where observer = ? and"
                + " action = ? and outbox_id = ? and state = 'OPEN'")) {
      connections.bind(statement, 1, now());
      statement.setString(2, subscription.observer());
      statement.setString(3, subscription.action());
      statement.setLong(4, id);
      statement.executeUpdate();
    }
  }
}
