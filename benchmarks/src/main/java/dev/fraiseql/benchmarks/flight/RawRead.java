package dev.fraiseql.benchmarks.flight;

import dev.fraiseql.benchmarks.database.MeasuredDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * Reads and discards rows as fast as the database and its driver return them: the upper limit for
 * streams. PostgreSQL: a binary {@code COPY}; the others: every value as bytes or text.
 */
record RawRead(MeasuredDatabase database) {

  /** Reads all events and returns their number. */
  long count() throws SQLException {
    try (Connection connection = database.connect()) {
      return database.product().equals("postgresql") ? copied(connection) : read(connection);
    }
  }

  private static long copied(Connection connection) throws SQLException {
    CopyOut rows =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyOut("copy (select * from events) to stdout (format binary)");
    long messages = 0;
    while (rows.readFromCopy() != null) {
      messages++;
    }
    return messages - 1; // the last message marks the end
  }

  private long read(Connection connection) throws SQLException {
    boolean texts = database.option().equals("mysql"); // its driver has no bytes of numbers
    try (Statement statement = connection.createStatement()) {
      statement.setFetchSize(1_000);
      try (ResultSet rows = statement.executeQuery("select * from events")) {
        int columns = rows.getMetaData().getColumnCount();
        long count = 0;
        while (rows.next()) {
          for (int i = 1; i <= columns; i++) {
            if (texts) {
              rows.getString(i);
            } else {
              rows.getBytes(i);
            }
          }
          count++;
        }
        return count;
      }
    }
  }
}
