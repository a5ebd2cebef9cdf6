package dev.fraiseql.observers.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Statements over many rows. */
final class LedgerSql {
  /** The maximum number of rows of one statement, below the limits of all drivers on parameters. */
  private static final int MOST_ROWS = 128;

  private LedgerSql() {}

  /**
   * Binds the values of one row.
   *
   * @param <T> the row
   */
  @FunctionalInterface
  interface RowBinder<T> {
    /**
     * Binds them.
     *
     * @param first the index of the first parameter
     */
    void bind(PreparedStatement statement, int first, T row) throws SQLException;
  }

  /**
   * Inserts rows, many by one statement. Their numbers are powers of two, so that there are few
   * texts to prepare.
   *
   * @param table with its columns in brackets
   * @param columns the number of columns
   */
  static <T> void insert(
      Connection connection, String table, int columns, List<T> rows, RowBinder<T> binder)
      throws SQLException {
    String row = "(" + String.join(", ", Collections.nCopies(columns, "?")) + ")";
    int at = 0;
    while (at < rows.size()) {
      int count = Math.min(MOST_ROWS, Integer.highestOneBit(rows.size() - at));
      String sql =
          "insert into " + table + " values " + String.join(", ", Collections.nCopies(count, row));
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        for (int i = 0; i < count; i++) {
          binder.bind(statement, 1 + i * columns, rows.get(at + i));
        }
        statement.executeUpdate();
      }
      at += count;
    }
  }

  /** Runs a statement for each of some rows, as one batch. */
  static <T> void update(Connection connection, String sql, List<T> rows, RowBinder<T> binder)
      throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (T row : rows) {
        binder.bind(statement, 1, row);
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  /** The numbers that a query returns. */
  static List<Long> numbers(PreparedStatement query) throws SQLException {
    List<Long> numbers = new ArrayList<>();
    try (ResultSet result = query.executeQuery()) {
      while (result.next()) {
        numbers.add(result.getLong(1));
      }
    }
    return numbers;
  }
}
