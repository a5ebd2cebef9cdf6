package dev.fraiseql.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes rows to one table in the bulk format of the database, within a transaction. */
public final class RowLoad {
  private final Connection connection;
  private final StatementStopper stopper;
  private final PreparedStatement first;
  private final BinaryLoad load;
  private final LoadedTable table;
  private final BinaryLoad.Format format;
  private @Nullable RowSink rows;

  private RowLoad(
      Connection connection,
      StatementStopper stopper,
      PreparedStatement first,
      BinaryLoad load,
      LoadedTable table,
      BinaryLoad.Format format) {
    this.connection = connection;
    this.load = load;
    this.table = table;
    this.stopper = stopper;
    this.first = first;
    this.format = format;
  }

  /** A load; empty if only statements can write the rows. */
  static Optional<RowLoad> of(
      BinaryLoad load, LoadedTable table, Connection connection, StatementStopper stopper)
      throws SQLException {
    try (PreparedStatement first = connection.prepareStatement(load.columns(table))) {
      stopper.begin(first);
      try (ResultSet columns = first.executeQuery()) {
        return load.format(connection, table, columns)
            .map(format -> new RowLoad(connection, stopper, first, load, table, format));
      }
    }
  }

  /** Whether the rows are then what was written: see {@link BinaryLoad.Format}. */
  public boolean keepsValues() {
    return format.keepsValues();
  }

  /**
   * Whether the database numbers a column.
   *
   * @param column its name, not quoted
   */
  public boolean hasNumbers(String column) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(load.isNumbered())) {
      statement.setString(1, table.name());
      statement.setString(2, column);
      stopper.begin(statement);
      try (ResultSet result = statement.executeQuery()) {
        return result.next() && result.getBoolean(1);
      }
    }
  }

  /**
   * Takes the numbers that a column would have in new rows. No rows may be on their way.
   *
   * @param column its name, not quoted
   */
  public long[] numbers(String column, int count) throws SQLException {
    long[] numbers = new long[count];
    try (PreparedStatement statement = connection.prepareStatement(load.numbers())) {
      statement.setString(1, table.name());
      statement.setString(2, column);
      statement.setInt(3, count);
      stopper.begin(statement);
      try (ResultSet result = statement.executeQuery()) {
        for (int i = 0; result.next(); i++) {
          numbers[i] = result.getLong(1);
        }
      }
    }
    return numbers;
  }

  /** Writes some rows: see {@link RowSink#write}. */
  public void write(List<ColumnBuffer> columns, int count) throws SQLException {
    stopper.begin(first); // throws if the load was stopped
    RowSink open = rows;
    if (open == null) {
      open = format.opener().open(connection);
      rows = open;
    }
    open.write(columns, count);
  }

  /** What keeps rows of the table for {@link #send}. */
  public EncodedRows encoder() {
    return format.encoder().get();
  }

  /** Sends rows that were encoded. No others may be on their way. */
  public void send(EncodedRows encoded) throws SQLException {
    stopper.begin(first); // throws if the load was stopped
    rows = encoded.send(connection);
  }

  /** Ends the rows: the database has then checked them. Others can follow. */
  public void end() throws SQLException {
    RowSink open = rows;
    if (open != null) {
      open.end();
      rows = null;
    }
  }

  /** Gives up the rows that have not ended. */
  public void cancel() throws SQLException {
    RowSink open = rows;
    if (open != null) {
      rows = null;
      open.cancel();
    }
  }
}
