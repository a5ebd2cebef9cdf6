package dev.fraiseql.contract.convert;

import dev.fraiseql.contract.arrow.Vectors;
import dev.fraiseql.contract.json.JsonSink;
import dev.fraiseql.contract.row.PostgresqlRow;
import dev.fraiseql.contract.row.ResultRow;
import dev.fraiseql.contract.row.Row;
import dev.fraiseql.contract.row.SqliteRow;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.apache.arrow.vector.FieldVector;

/** Runs a statement that gives one value, and reads and writes it. */
final class Reading {

  private Reading() {}

  /** How a value is read and written. */
  interface Read {
    void json(Row row, int position, JsonSink out) throws SQLException;

    void vector(Row row, int position, FieldVector vector, int index) throws SQLException;
  }

  private record Value(ValueWriter writer, boolean allowed) implements Read {
    @Override
    public void json(Row row, int position, JsonSink out) throws SQLException {
      writer.json(row, position, allowed, out);
    }

    @Override
    public void vector(Row row, int position, FieldVector vector, int index) throws SQLException {
      writer.vector(row, position, allowed, vector, index);
    }
  }

  private record Document(boolean allowed) implements Read {
    @Override
    public void json(Row row, int position, JsonSink out) throws SQLException {
      out.json(row.json(position), row.nullable(allowed));
    }

    @Override
    public void vector(Row row, int position, FieldVector vector, int index) throws SQLException {
      Vectors.json(vector, index, row.json(position), row.nullable(allowed));
    }
  }

  private record Elements(ValueWriter writer, boolean allowed) implements Read {
    @Override
    public void json(Row row, int position, JsonSink out) throws SQLException {
      writer.list(out, row.list(position), row.nullable(allowed));
    }

    @Override
    public void vector(Row row, int position, FieldVector vector, int index) throws SQLException {
      writer.list(vector, index, row.list(position), row.nullable(allowed));
    }
  }

  /** A value that must not be NULL. */
  static Read required(ValueWriter writer) {
    return new Value(writer, false);
  }

  /** A value that may be NULL. */
  static Read nullable(ValueWriter writer) {
    return new Value(writer, true);
  }

  /** A JSON document. */
  static Read document(boolean nullable) {
    return new Document(nullable);
  }

  /** A list of such values. */
  static Read list(ValueWriter element, boolean nullable) {
    return new Elements(element, nullable);
  }

  interface RowConsumer {
    void accept(ResultRow row) throws SQLException;
  }

  static void each(Connection connection, String sql, RowConsumer consumer) throws SQLException {
    boolean sqlite = connection.getMetaData().getURL().startsWith("jdbc:sqlite");
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet rows = statement.executeQuery()) {
      ResultRow row = sqlite ? new SqliteRow(rows) : new PostgresqlRow(rows);
      while (rows.next()) {
        consumer.accept(row);
      }
    }
  }

  /** The value of an expression as JSON. */
  static String json(Connection connection, String expression, Read read) throws SQLException {
    JsonSink out = new JsonSink(0);
    each(connection, "select " + expression, row -> read.json(row, 1, out));
    return new String(out.array(), 0, out.size(), StandardCharsets.UTF_8);
  }

  /** The value of an expression as an Arrow vector gives it back, written at index 1. */
  static Object vector(Connection connection, String expression, FieldVector vector, Read read)
      throws SQLException {
    vector.allocateNew();
    each(connection, "select " + expression, row -> read.vector(row, 1, vector, 1));
    vector.setValueCount(2);
    Object value = vector.getObject(1);
    return value instanceof byte[] || value == null ? value : value.toString();
  }
}
