package dev.fraiseql.contract.read;

import static dev.fraiseql.contract.read.JsonReads.present;

import dev.fraiseql.contract.json.FieldError;
import dev.fraiseql.contract.json.JsonSink;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.complex.ListVector;
import org.jspecify.annotations.Nullable;

/**
 * Reads of PostgreSQL's own: booleans have a type, lists are arrays.
 *
 * <p>Its driver gives the bytes of the wire without copying or converting them, in the text or the
 * binary format, as it saw fit to ask for.
 */
public final class PostgresReads {

  private PostgresReads() {}

  /** Whether the value is NULL, whatever its type. */
  public static boolean isNull(ResultSet row, int position) throws SQLException {
    return row.getBytes(position) == null;
  }

  /**
   * Checks that the value, which tells whether an object is there, is not NULL.
   *
   * @throws FieldError if it is
   */
  public static void requirePresent(ResultSet row, int position) throws SQLException {
    if (isNull(row, position)) {
      throw FieldError.missing();
    }
  }

  /** A boolean as a Java value; null for NULL. */
  public static @Nullable Boolean bool(ResultSet row, int position) throws SQLException {
    byte[] wire = row.getBytes(position);
    return wire == null ? null : (Boolean) Wire.bool(wire, 0, wire.length);
  }

  /** A boolean. */
  public static void bool(ResultSet row, int position, JsonSink out) throws SQLException {
    byte[] wire = present(row, position);
    out.bool(Wire.bool(wire, 0, wire.length));
  }

  /** A boolean, or null. */
  public static void boolOrNull(ResultSet row, int position, JsonSink out) throws SQLException {
    byte[] wire = row.getBytes(position);
    if (wire == null) {
      out.nullValue();
    } else {
      out.bool(Wire.bool(wire, 0, wire.length));
    }
  }

  /** A boolean. */
  public static void bool(ResultSet row, int position, FieldVector vector, int index)
      throws SQLException {
    byte[] wire = present(row, position);
    ((BitVector) vector).set(index, Wire.bool(wire, 0, wire.length) ? 1 : 0);
  }

  /** A boolean, or null. */
  public static void boolOrNull(ResultSet row, int position, FieldVector vector, int index)
      throws SQLException {
    byte[] wire = row.getBytes(position);
    if (wire == null) {
      vector.setNull(index);
    } else {
      ((BitVector) vector).set(index, Wire.bool(wire, 0, wire.length) ? 1 : 0);
    }
  }

  /** A list. */
  public static void list(ResultSet row, int position, ListElement element, JsonSink out)
      throws SQLException {
    byte[] wire = present(row, position);
    list(wire, element, out);
  }

  /** A list, or null. */
  public static void listOrNull(ResultSet row, int position, ListElement element, JsonSink out)
      throws SQLException {
    byte[] wire = row.getBytes(position);
    if (wire == null) {
      out.nullValue();
    } else {
      list(wire, element, out);
    }
  }

  /** A list. */
  public static void list(
      ResultSet row, int position, ListElement element, FieldVector vector, int index)
      throws SQLException {
    byte[] wire = present(row, position);
    list(wire, element, (ListVector) vector, index);
  }

  /** A list, or null. */
  public static void listOrNull(
      ResultSet row, int position, ListElement element, FieldVector vector, int index)
      throws SQLException {
    byte[] wire = row.getBytes(position);
    if (wire == null) {
      vector.setNull(index);
    } else {
      list(wire, element, (ListVector) vector, index);
    }
  }

  private static void list(byte[] wire, ListElement element, JsonSink out) {
    PostgresArray array = new PostgresArray(wire);
    out.raw('[');
    for (boolean first = true; array.next(); first = false) {
      if (!first) {
        out.raw(',');
      }
      element.json(array.bytes(), array.from(), array.length(), array.isBinary(), out);
    }
    out.raw(']');
  }

  private static void list(byte[] wire, ListElement element, ListVector vector, int index) {
    list(new PostgresArray(wire), element, vector, index);
  }

  static void list(PostgresArray array, ListElement element, ListVector vector, int index) {
    int start = vector.startNewValue(index);
    int count = 0;
    for (; array.next(); count++) {
      element.vector(
          array.bytes(),
          array.from(),
          array.length(),
          array.isBinary(),
          vector.getDataVector(),
          start + count);
    }
    vector.endValue(index, count);
  }
}
