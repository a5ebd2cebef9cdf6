package dev.fraiseql.benchmarks.flight;

import dev.fraiseql.benchmarks.database.MeasuredDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * Rows read and thrown away, as fast as the database and its driver give them: the limit of what a
 * stream can be. From PostgreSQL a binary {@code COPY}; from the others the bytes of every value.
 */
record RawRead(MeasuredDatabase database) {

  /** Reads all events and says how many there were. */
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
    return messages - 1; // the last says that there are no more
  }

  private long read(Connection connection) throws SQLException {
    boolean texts = database.option().equals("mysql"); // whose driver gives no bytes of a number
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
