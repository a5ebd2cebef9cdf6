package dev.fraiseql.contract.read;

import dev.fraiseql.contract.json.JsonSink;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.apache.arrow.vector.FieldVector;

/** Runs a statement that gives one value and hands its row to a reader. */
final class Reading {

  private Reading() {}

  interface JsonRead {
    void read(ResultSet row, int position, JsonSink out) throws SQLException;
  }

  interface VectorRead {
    void read(ResultSet row, int position, FieldVector vector, int index) throws SQLException;
  }

  interface RowConsumer {
    void accept(ResultSet row) throws SQLException;
  }

  static void each(Connection connection, String sql, RowConsumer consumer) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        consumer.accept(rows);
      }
    }
  }

  /** The value of an expression as JSON. */
  static String json(Connection connection, String expression, JsonRead read) throws SQLException {
    JsonSink out = new JsonSink(0);
    each(connection, "select " + expression, row -> read.read(row, 1, out));
    return new String(out.array(), 0, out.size(), StandardCharsets.UTF_8);
  }

  /** The value of an expression as an Arrow vector gives it back, written at index 1. */
  static Object vector(
      Connection connection, String expression, FieldVector vector, VectorRead read)
      throws SQLException {
    vector.allocateNew();
    each(connection, "select " + expression, row -> read.read(row, 1, vector, 1));
    vector.setValueCount(2);
    Object value = vector.getObject(1);
    return value instanceof byte[] || value == null ? value : value.toString();
  }
}
