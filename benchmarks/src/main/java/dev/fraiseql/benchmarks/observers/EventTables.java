package dev.fraiseql.benchmarks.observers;

import dev.fraiseql.benchmarks.database.MeasuredDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The outbox and the ledger, as the program that measures reads and fills them.
 *
 * @param connection in autocommit
 */
record EventTables(MeasuredDatabase database, Connection connection) {
  private static final String COLUMNS =
      "entity_type, entity_key, partition_no, operation, before_row, after_row, changed, tenant,"
          + " actor, trace_parent, schema_version, created_at";

  /** How many entries a statement copies, at most. */
  private static final long MOST_COPIED = 100_000;

  /** The expression for a new id of an event. */
  private String newId() {
    return switch (database.product()) {
      case "postgresql" -> "uuidv7()";
      case "sqlite" ->
          "lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-' || hex(randomblob(2)) || '-'"
              + " || hex(randomblob(2)) || '-' || hex(randomblob(6)))";
      default -> "uuid()";
    };
  }

  /**
   * Appends events of a type to the outbox. They are copies, with ids of their own, of those that
   * mutations have captured: exactly what capture writes.
   */
  void copy(String type, long events) throws SQLException {
    String sql =
        "insert into fq_outbox (event_id, "
            + COLUMNS
            + ") select "
            + newId()
            + ", "
            + COLUMNS
            + " from fq_outbox where entity_type = ? and id >= ? and id <= ? order by id limit ?";
    long first = number("select min(id) from fq_outbox where entity_type = '" + type + "'");
    long last = number("select max(id) from fq_outbox where entity_type = '" + type + "'");
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      long left = events;
      while (left > 0) {
        statement.setString(1, type);
        statement.setLong(2, first);
        statement.setLong(3, Math.min(last, first + MOST_COPIED));
        statement.setLong(4, left);
        left -= statement.executeUpdate();
        last = number("select max(id) from fq_outbox");
      }
    }
    database.analyze(connection);
    if (database.product().equals("postgresql")) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("checkpoint");
      }
    }
  }

  /** How many events an observer has been delivered, of all of its actions together. */
  long done(String observer) throws SQLException {
    return number("select sum(done) from fq_observer where observer = '" + observer + "'");
  }

  /** How many events of an observer have a row because they are tried again, or wait. */
  long retried(String observer) throws SQLException {
    return number(
        "select count(*) from fq_unsettled where observer_id in (select id from fq_observer where"
            + " observer = '"
            + observer
            + "')");
  }

  /** The number that a query returns; 0 for NULL. */
  long number(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }
}
