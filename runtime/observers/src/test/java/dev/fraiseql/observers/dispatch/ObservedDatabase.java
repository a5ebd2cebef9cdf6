package dev.fraiseql.observers.dispatch;

import dev.fraiseql.annotations.Database;
import dev.fraiseql.jdbc.ControlConnections;
import dev.fraiseql.jdbc.DatabaseAddress;
import dev.fraiseql.jdbc.PoolSettings;
import dev.fraiseql.jdbc.ReadConnections;
import dev.fraiseql.jdbc.SetupConnections;
import dev.fraiseql.jdbc.WriteConnections;
import dev.fraiseql.jdbc.incident.Incidents;
import dev.fraiseql.testing.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A real database with the control tables, whose outbox tests write to. */
final class ObservedDatabase implements AutoCloseable {
  private final DatabaseAddress address;
  private final ReadConnections reads;
  private final WriteConnections writes;
  private final ControlConnections control;

  private ObservedDatabase(DatabaseAddress address) {
    this.address = address;
    PoolSettings pool = new PoolSettings(8, Duration.ofSeconds(10));
    Incidents incidents = new Incidents();
    reads = ReadConnections.open(address, pool, incidents);
    writes = reads.writes(address, pool, incidents);
    writes.migrateControlTables();
    control = writes.control(6);
  }

  static ObservedDatabase create(TestDatabase product) {
    return at(product.newDatabase());
  }

  static ObservedDatabase at(String url) {
    DatabaseAddress address = new DatabaseAddress(url);
    try (Connection connection = SetupConnections.open(address)) {
      connection.isValid(1); // opened once, as whoever set it up would have
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return new ObservedDatabase(address);
  }

  ControlConnections control() {
    return control;
  }

  /** A connection in a transaction of its own. */
  Connection begin() throws SQLException {
    Connection connection = SetupConnections.open(address);
    connection.setAutoCommit(false);
    return connection;
  }

  /** Inserts entries for new rows of the type {@code Thing}, and commits. */
  void create(String... keys) throws SQLException {
    try (Connection connection = begin()) {
      insert(connection, keys);
      connection.commit();
    }
  }

  /** Inserts such entries. */
  void insert(Connection connection, String... keys) throws SQLException {
    String event = address.database() == Database.POSTGRESQL ? "?::uuid" : "?";
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into fq_outbox (event_id, entity_type, entity_key, partition_no, operation,"
                + " before_row, after_row, changed, schema_version, created_at) values ("
                + event
                + ", 'Thing', ?, 0, 'CREATED', null, ?, '[]', 1, ?)")) {
      for (String key : keys) {
        insert.setString(1, UUID.randomUUID().toString());
        insert.setString(2, key);
        insert.setString(3, "{\"id\":\"" + key + "\"}");
        control.bind(insert, 4, Instant.now().truncatedTo(ChronoUnit.MICROS));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /** The rows of a query, their columns separated by bars. */
  List<String> rows(String sql) throws SQLException {
    try (Connection connection = SetupConnections.open(address);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      List<String> rows = new ArrayList<>();
      int columns = result.getMetaData().getColumnCount();
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
          row.add(result.getString(i));
        }
        rows.add(String.join("|", row));
      }
      return rows;
    }
  }

  long number(String sql) throws SQLException {
    return Long.parseLong(rows(sql).getFirst());
  }

  void execute(String sql) throws SQLException {
    try (Connection connection = SetupConnections.open(address);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() {
    control.close();
    writes.close();
    reads.close();
  }
}
