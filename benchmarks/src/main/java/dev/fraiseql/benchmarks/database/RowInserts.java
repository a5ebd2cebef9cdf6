package dev.fraiseql.benchmarks.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Inserts many rows into one table, a hundred per statement. */
final class RowInserts implements AutoCloseable {
  private static final int ROWS = 100;

  private final Connection connection;
  private final String head;
  private final String row;
  private final PreparedStatement full;
  private final List<@Nullable Object> values = new ArrayList<>();
  private int rows;

  /**
   * Prepares inserts into a table.
   *
   * @param columns names that need no quotes
   */
  RowInserts(Connection connection, String table, String... columns) throws SQLException {
    this.connection = connection;
    this.head = "insert into " + table + " (" + String.join(", ", columns) + ") values ";
    this.row = "(" + String.join(", ", Collections.nCopies(columns.length, "?")) + ")";
    this.full = connection.prepareStatement(statement(ROWS));
  }

  /** Adds a row, with its values in the order of the columns. */
  void add(@Nullable Object... row) throws SQLException {
    Collections.addAll(values, row);
    if (++rows == ROWS) {
      insert(full);
    }
  }

  private void insert(PreparedStatement statement) throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      statement.setObject(i + 1, values.get(i));
    }
    statement.executeUpdate();
    values.clear();
    rows = 0;
  }

  private String statement(int count) {
    return head + String.join(", ", Collections.nCopies(count, row));
  }

  /** Inserts the remaining rows. */
  @Override
  public void close() throws SQLException {
    try (full) {
      if (rows > 0) {
        try (PreparedStatement rest = connection.prepareStatement(statement(rows))) {
          insert(rest);
        }
      }
    }
  }
}
