package dev.fraiseql.jdbc.postgresql;

import dev.fraiseql.jdbc.ColumnBuffer;
import dev.fraiseql.jdbc.LoadedTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.PGConnection;

/**
 * A table that takes rows by {@code COPY} in binary.
 *
 * @param encoders of its columns
 */
record CopyTable(LoadedTable table, List<FieldEncoder> encoders) {
  CopyTable {
    encoders = List.copyOf(encoders);
  }

  /** Begins to send rows. */
  CopiedIn open(Connection connection) throws SQLException {
    String copy =
        "copy "
            + table.name()
            + " ("
            + String.join(", ", table.names())
            + ") from stdin (format binary)";
    return new CopiedIn(connection.unwrap(PGConnection.class).getCopyAPI().copyIn(copy), this);
  }

  /** Writes some rows to a buffer. */
  void encode(List<ColumnBuffer> columns, int rows, CopyBuffer out) throws SQLException {
    ColumnBuffer[] values = columns.toArray(ColumnBuffer[]::new);
    FieldEncoder[] fields = encoders.toArray(FieldEncoder[]::new);
    for (int row = 0; row < rows; row++) {
      out.reserve(FieldEncoder.RESERVED);
      out.putShort(values.length);
      for (int i = 0; i < values.length; i++) {
        out.reserve(FieldEncoder.RESERVED);
        if (values[i].isNull(row)) {
          out.putInt(-1);
        } else {
          fields[i].write(values[i], row, out);
        }
      }
    }
  }
}
