package dev.fraiseql.observers.store;

import dev.fraiseql.annotations.Change;
import dev.fraiseql.contract.event.RowEvent;
import dev.fraiseql.contract.row.ResultRow;
import dev.fraiseql.jdbc.ControlConnections;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code fq_dead_letter}. It keeps the whole event, beyond the time of the outbox. */
public final class DeadLetters {
  private static final String COLUMNS =
      "id, observer, action, outbox_id, event_id, entity_type, entity_key, operation, before_row,"
          + " after_row, changed, tenant, actor, trace_parent, changed_at, reason, attempts, replay,"
          + " died_at, state, resolved_at";

  private final ControlConnections connections;

  /** The dead letters of a database. */
  public DeadLetters(ControlConnections connections) {
    this.connections = connections;
  }

  /** Inserts new ones. */
  static void insert(ControlConnections connections, Connection connection, List<DeadLetter> rows)
      throws SQLException {
    LedgerSql.insert(
        connection,
        "fq_dead_letter (" + COLUMNS.substring(0, COLUMNS.lastIndexOf(',')) + ")",
        20,
        rows,
        (statement, first, letter) -> {
          RowEvent event = letter.event();
          RowEvent.Header header = event.header();
          int index = first;
          statement.setString(index++, letter.id());
          statement.setString(index++, letter.observer());
          statement.setString(index++, letter.action());
          statement.setLong(index++, letter.outboxId());
          statement.setString(index++, header.id().toString());
          statement.setString(index++, header.type());
          statement.setString(index++, header.key());
          statement.setString(index++, header.operation().name());
          statement.setString(index++, event.before());
          statement.setString(index++, event.after());
          statement.setString(index++, event.changed());
          statement.setString(index++, header.tenant());
          statement.setString(index++, header.actor());
          statement.setString(index++, header.traceParent());
          connections.bind(statement, index++, header.time());
          statement.setString(index++, letter.reason());
          statement.setInt(index++, letter.attempts());
          statement.setInt(index++, letter.replay());
          connections.bind(statement, index++, letter.diedAt());
          statement.setString(index, letter.state().name());
        });
  }

  /** A dead letter; empty if there is no such. */
  public Optional<DeadLetter> find(String id) throws SQLException {
    return connections.read(connection -> {
      try (PreparedStatement statement =
          connection.prepareStatement("select " + COLUMNS + " from fq_dead_letter where id = ?")) {
        statement.setString(1, id);
        return letters(statement).stream().findFirst();
      }
    });
  }

  /**
   * Dead letters, the oldest first.
   *
   * @param observer null for all
   * @param state null for all
   * @param after the id behind which they begin; empty for the first
   * @param most the maximum number
   */
  public List<DeadLetter> list(
      @Nullable String observer, DeadLetter.@Nullable State state, String after, int most)
      throws SQLException {
    return connections.read(connection -> {
      try (PreparedStatement statement =
          connection.prepareStatement(
              "select "
                  + COLUMNS
                  + " from fq_dead_letter where id > ?"
                  + (observer == null ? "" : " and observer = ?")
                  + (state == null ? "" : " and state = ?")
                  + " order by id")) {
        int index = 1;
        statement.setString(index++, after);
        if (observer != null) {
          statement.setString(index++, observer);
        }
        if (state != null) {
          statement.setString(index, state.name());
        }
        statement.setMaxRows(most);
        return letters(statement);
      }
    });
  }

  private List<DeadLetter> letters(PreparedStatement statement) throws SQLException {
    List<DeadLetter> letters = new ArrayList<>();
    try (ResultSet result = statement.executeQuery()) {
      ResultRow row = connections.row(result);
      while (result.next()) {
        RowEvent event =
            new RowEvent(
                new RowEvent.Header(
                    UUID.fromString(result.getString(5)),
                    result.getString(6),
                    result.getString(7),
                    Change.valueOf(result.getString(8)),
                    required(row, 15),
                    result.getString(13),
                    result.getString(12),
                    result.getString(14)),
                result.getString(9),
                result.getString(10),
                result.getString(11));
        letters.add(
            new DeadLetter(
                result.getString(1),
                result.getString(2),
                result.getString(3),
                result.getLong(4),
                event,
                result.getString(16),
                result.getInt(17),
                result.getInt(18),
                required(row, 19),
                DeadLetter.State.valueOf(result.getString(20)),
                Moments.read(row, 21)));
      }
    }
    return letters;
  }

  private static Instant required(ResultRow row, int position) throws SQLException {
    return Objects.requireNonNull(Moments.read(row, position));
  }

  /**
   * The numbers of open ones.
   *
   * @param observer the observer
   * @param action its action
   */
  public record Open(String observer, String action, long count) {}

  /** The numbers of open ones. */
  public List<Open> open() throws SQLException {
    return connections.read(connection -> {
      List<Open> open = new ArrayList<>();
      try (PreparedStatement statement =
              connection.prepareStatement(
                  "select observer, action, count(*) from fq_dead_letter where state = 'OPEN'"
                      + " group by observer, action");
          ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          open.add(new Open(row.getString(1), row.getString(2), row.getLong(3)));
        }
      }
      return open;
    });
  }
}
