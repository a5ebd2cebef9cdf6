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
  private final CopyTable table;
  private final CopyBuffer out;

  CopiedIn(CopyIn copy, CopyTable table) throws SQLException {
    this.copy = copy;
    this.table = table;
    out = new CopyBuffer(copy::writeToCopy);
    out.put(SIGNATURE, 0, SIGNATURE.length);
    out.putInt(0); // no flags
    out.putInt(0); // no extension of the header
  }

  @Override
  public void write(List<ColumnBuffer> columns, int rows) throws SQLException {
    table.encode(columns, rows, out);
  }

  /** Writes rows that are encoded. */
  void write(byte[] encoded) throws SQLException {
    out.flush();
    copy.writeToCopy(encoded, 0, encoded.length);
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
