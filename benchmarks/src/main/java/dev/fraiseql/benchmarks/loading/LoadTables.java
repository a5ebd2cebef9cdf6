package dev.fraiseql.benchmarks.loading;

import dev.fraiseql.benchmarks.database.MeasuredDatabase;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The tables that loads fill. */
record LoadTables(MeasuredDatabase database, Connection connection) {
  private static final List<String> TABLES = List.of("events", "recorded_events", "fq_outbox");

  /**
   * Empties the tables, so that nothing is left to do for what was loaded before: neither cleaning
   * up nor writing to disk.
   */
  void clear() throws SQLException {
    String empty = database.product().equals("sqlite") ? "delete from " : "truncate table ";
    try (Statement statement = connection.createStatement()) {
      for (String table : TABLES) {
        statement.execute(empty + table);
      }
      database.analyze(connection);
      if (database.product().equals("postgresql")) {
        statement.execute("checkpoint");
      }
    }
  }

  /**
   * Sums over the entries of the outbox, which are equal for equal entries.
   *
   * @param rows how many rows were loaded
   * @throws IOException if there is not one entry for each row
   */
  List<Long> entries(long rows) throws IOException, SQLException {
    String hash =
        database.product().equals("postgresql") ? ", sum(hashtext(entity_key || after_row))" : "";
    try (Statement statement = connection.createStatement();
        ResultSet sums =
            statement.executeQuery(
                "select count(*), count(distinct entity_key), sum(partition_no), sum(length(after_row))"
                    + hash
                    + " from fq_outbox where entity_type = 'RecordedEvent' and operation = 'CREATED'"
                    + " and before_row is null and changed = '[]' and schema_version = 1")) {
      sums.next();
      if (sums.getLong(1) != rows || sums.getLong(2) != rows) {
        throw new IOException(
            "%s entries of %s rows, for %s rows".formatted(sums.getLong(1), sums.getLong(2), rows));
      }
      List<Long> all = new ArrayList<>();
      for (int column = 3; column <= sums.getMetaData().getColumnCount(); column++) {
        all.add(sums.getLong(column));
      }
      return all;
    }
  }
}
