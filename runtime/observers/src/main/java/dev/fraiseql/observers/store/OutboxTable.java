package dev.fraiseql.observers.store;

import dev.fraiseql.annotations.Change;
import dev.fraiseql.contract.event.RowEvent;
import dev.fraiseql.contract.row.ResultRow;
import dev.fraiseql.jdbc.ControlConnections;
import dev.fraiseql.jdbc.control.OutboxGaps;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code fq_outbox}, as it is read. Thread-safe. */
public final class OutboxTable {
  private static final String COLUMNS =
      "id, event_id, entity_type, entity_key, operation, before_row, after_row, changed, tenant,"
          + " actor, trace_parent, created_at";

  private final ControlConnections connections;
  private final OutboxGaps gaps;

  /** The outbox of a database. */
  public OutboxTable(ControlConnections connections) {
    this.connections = connections;
    gaps = connections.gaps();
  }

  /** The highest number of an entry that is committed; 0 if there is none. */
  public long lastId() throws SQLException {
    return connections.read(connection -> number(connection, "select max(id) from fq_outbox"));
  }

  /** The lowest number of an entry that is kept; 0 if there is none. */
  public long firstId() throws SQLException {
    return connections.read(connection -> number(connection, "select min(id) from fq_outbox"));
  }

  private static long number(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getLong(1);
    }
  }

  /** The entries with numbers above the first and up to the last, in their order. */
  public List<LoggedEvent> read(long after, long last) throws SQLException {
    return connections.read(connection -> {
      try (PreparedStatement statement =
          connection.prepareStatement(
              "select " + COLUMNS + " from fq_outbox where id > ? and id <= ? order by id")) {
        statement.setLong(1, after);
        statement.setLong(2, last);
        try (ResultSet result = statement.executeQuery()) {
          ResultRow row = connections.row(result);
          List<LoggedEvent> events = new ArrayList<>();
          while (result.next()) {
            events.add(event(result, row));
          }
          return events;
        }
      }
    });
  }

  private static LoggedEvent event(ResultSet result, ResultRow row) throws SQLException {
    return new LoggedEvent(
        result.getLong(1),
        new RowEvent(
            new RowEvent.Header(
                UUID.fromString(result.getString(2)),
                result.getString(3),
                result.getString(4),
                Change.valueOf(result.getString(5)),
                Instant.EPOCH.plus(row.instant(12), ChronoUnit.MICROS),
                result.getString(10),
                result.getString(9),
                result.getString(11)),
            result.getString(6),
            result.getString(7),
            result.getString(8)));
  }

  /** An entry; empty if it is not kept. */
  public Optional<LoggedEvent> find(long id) throws SQLException {
    return read(id - 1, id).stream().findFirst();
  }

  /**
   * The numbers of the entries in ascending ranges, in their order, as one statement sees them.
   *
   * @param ranges each with its first and last number
   */
  public List<Long> ids(List<long[]> ranges) throws SQLException {
    if (ranges.isEmpty()) {
      return List.of();
    }
    String where = String.join(" or ", Collections.nCopies(ranges.size(), "id between ? and ?"));
    return connections.read(connection -> {
      try (PreparedStatement statement =
          connection.prepareStatement("select id from fq_outbox where " + where + " order by id")) {
        int index = 1;
        for (long[] range : ranges) {
          statement.setLong(index++, range[0]);
          statement.setLong(index++, range[1]);
        }
        return LedgerSql.numbers(statement);
      }
    });
  }

  /**
   * The numbers of the entries of a type that meet all that is given, in their order.
   *
   * @param after the number behind which they begin
   * @param last the highest number
   * @param most the maximum number of entries
   */
  public List<Long> find(String type, Search search, long after, long last, int most)
      throws SQLException {
    StringBuilder sql =
        new StringBuilder("select id from fq_outbox where entity_type = ? and id > ? and id <= ?");
    UUID event = search.event();
    String key = search.key();
    Instant from = search.from();
    Instant to = search.to();
    sql.append(event == null ? "" : " and event_id = ?");
    sql.append(key == null ? "" : " and entity_key = ?");
    sql.append(from == null ? "" : " and created_at >= ?");
    sql.append(to == null ? "" : " and created_at < ?");
    return connections.read(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(sql + " order by id")) {
        int index = 1;
        statement.setString(index++, type);
        statement.setLong(index++, after);
        statement.setLong(index++, last);
        if (event != null) {
          connections.bind(statement, index++, event);
        }
        if (key != null) {
          statement.setString(index++, key);
        }
        if (from != null) {
          connections.bind(statement, index++, from);
        }
        if (to != null) {
          connections.bind(statement, index, to);
        }
        statement.setMaxRows(most);
        return LedgerSql.numbers(statement);
      }
    });
  }

  /**
   * Which entries are looked for; null for what does not matter.
   *
   * @param event the id of the event
   * @param key the key of the row
   * @param from the earliest time of the change
   * @param to the time before which the change was
   */
  public record Search(
      @Nullable UUID event, @Nullable String key, @Nullable Instant from, @Nullable Instant to) {}

  /** The time of the first entry behind a number; empty if there is none. */
  public Optional<Instant> timeBehind(long id) throws SQLException {
    return connections.read(connection -> {
      try (PreparedStatement statement =
          connection.prepareStatement(
              "select created_at from fq_outbox where id = (select min(id) from fq_outbox where"
                  + " id > ?)")) {
        statement.setLong(1, id);
        try (ResultSet result = statement.executeQuery()) {
          ResultRow row = connections.row(result);
          return result.next()
              ? Optional.ofNullable(Moments.read(row, 1))
              : Optional.<Instant>empty();
        }
      }
    });
  }

  /** A mark of the present, for {@link #isClosed}. */
  public long mark() throws SQLException {
    return connections.write(gaps::mark);
  }

  /** Whether no transaction runs that may insert entries with these numbers. */
  public boolean isClosed(long mark, long first, long last) throws SQLException {
    return connections.write(connection -> gaps.isClosed(connection, mark, first, last));
  }

  /**
   * Deletes entries that are older than a moment, of which there may be others in between.
   *
   * @return how many
   */
  public int prune(long first, long last, Instant before) throws SQLException {
    return connections.write(connection -> {
      try (PreparedStatement statement =
          connection.prepareStatement(
              "delete from fq_outbox where id >= ? and id <= ? and created_at < ?")) {
        statement.setLong(1, first);
        statement.setLong(2, last);
        connections.bind(statement, 3, before);
        return statement.executeUpdate();
      }
    });
  }
}
