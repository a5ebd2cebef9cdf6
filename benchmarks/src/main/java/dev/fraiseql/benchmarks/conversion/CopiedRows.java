package dev.fraiseql.benchmarks.conversion;

import dev.fraiseql.contract.VectorWriter;
import dev.fraiseql.contract.row.CopyRow;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/** Rows in memory as PostgreSQL sent them for a binary {@code COPY}: an array of bytes for each. */
final class CopiedRows implements Source {
  /** The signature, flags, and the length of an extension, before the first row. */
  private static final int HEADER = 19;

  /** What comes behind the last row. */
  private static final int TRAILER = 2;

  private final Table table;
  private final byte[][] rows;
  private final CopyRow row;
  private final VectorWriter writer;

  CopiedRows(Table table) throws SQLException {
    this.table = table;
    rows = read(table);
    row = new CopyRow(table.columns().size());
    writer =
        Objects.requireNonNull(table.executor().binaryWriter(table.selection(), table.columns()));
  }

  private static byte[][] read(Table table) throws SQLException {
    List<byte[]> messages = new ArrayList<>();
    try (Connection connection = table.database().connect()) {
      CopyOut out =
          connection
              .unwrap(PGConnection.class)
              .getCopyAPI()
              .copyOut("copy (" + table.statement().sql() + ") to stdout (format binary)");
      for (byte[] message = out.readFromCopy(); message != null; message = out.readFromCopy()) {
        messages.add(message);
      }
    }
    byte[] first = messages.removeFirst();
    if (first.length > HEADER) {
      messages.addFirst(Arrays.copyOfRange(first, HEADER, first.length));
    }
    if (messages.removeLast().length != TRAILER) {
      throw new IllegalStateException("a COPY without an end");
    }
    return messages.toArray(byte[][]::new);
  }

  @Override
  public VectorSchemaRoot convert() throws SQLException {
    table.begin();
    int count = 0;
    for (byte[] message : rows) {
      row.read(message, 0);
      writer.write(row, count++);
    }
    return table.end(count);
  }

  @Override
  public void close() throws IOException {
    table.close();
  }
}
