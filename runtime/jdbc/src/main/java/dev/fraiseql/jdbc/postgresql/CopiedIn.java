package dev.fraiseql.jdbc.postgresql;

import dev.fraiseql.jdbc.ColumnBuffer;
import dev.fraiseql.jdbc.RowSink;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.copy.CopyIn;

/** Sends rows to a {@code COPY} that takes them in binary. */
final class CopiedIn implements RowSink {
  private static final byte[] SIGNATURE =
      "PGCOPY\n\377\r\n\0".getBytes(StandardCharsets.ISO_8859_1);

  private final CopyIn copy;
  private final FieldEncoder[] encoders;
  private final CopyBuffer out;

  CopiedIn(CopyIn copy, List<FieldEncoder> encoders) throws SQLException {
    this.copy = copy;
    this.encoders = encoders.toArray(FieldEncoder[]::new);
    out = new CopyBuffer(copy);
    out.put(SIGNATURE, 0, SIGNATURE.length);
    out.putInt(0); // no flags
    out.putInt(0); // no extension of the header
  }

  @Override
  public void write(List<ColumnBuffer> columns, int rows) throws SQLException {
    ColumnBuffer[] values = columns.toArray(ColumnBuffer[]::new);
    for (int row = 0; row < rows; row++) {
      out.reserve(FieldEncoder.RESERVED);
      out.putShort(values.length);
      for (int i = 0; i < values.length; i++) {
        out.reserve(FieldEncoder.RESERVED);
        if (values[i].isNull(row)) {
          out.putInt(-1);
        } else {
          encoders[i].write(values[i], row, out);
        }
      }
    }
  }

  @Override
  public void end() throws SQLException {
    out.reserve(FieldEncoder.RESERVED);
    out.putShort(-1);
    out.flush();
    copy.endCopy();
  }

  @Override
  public void cancel() throws SQLException {
    if (copy.isActive()) {
      copy.cancelCopy();
    }
  }
}
