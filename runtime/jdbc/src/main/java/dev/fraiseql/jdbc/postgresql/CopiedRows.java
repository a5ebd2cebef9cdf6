package dev.fraiseql.jdbc.postgresql;

import dev.fraiseql.contract.row.CopyRow;
import dev.fraiseql.jdbc.CopyReader;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyOut;

/**
 * The rows of a binary {@code COPY}, one after another as the server sends them.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-copy.html">COPY, Binary Format</a>
 */
final class CopiedRows implements CopyReader {
  private static final byte[] SIGNATURE = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0
  };

  /** The signature, 32 bits of flags, and the length of an extension that no server has yet. */
  private static final int HEADER = SIGNATURE.length + 2 * Integer.BYTES;

  private final CopyOut out;
  private final CopyRow row;
  private boolean begun;
  private boolean done;

  CopiedRows(CopyOut out, int fields) {
    this.out = out;
    this.row = new CopyRow(fields);
  }

  @Override
  public @Nullable CopyRow next() throws SQLException {
    if (done) {
      return null;
    }
    byte[] message = out.readFromCopy();
    int from = 0;
    if (!begun && message != null) {
      from = headerOf(message);
      begun = true;
      if (from == message.length) {
        message = out.readFromCopy();
        from = 0;
      }
    }
    if (message != null && row.read(message, from)) {
      return row;
    }
    if (message != null) {
      // The end is said twice: by a row of -1 fields, and by the protocol.
      message = out.readFromCopy();
    }
    if (message != null) {
      throw new IllegalStateException("a COPY that goes on after its end");
    }
    done = true;
    return null;
  }

  private static int headerOf(byte[] message) {
    int length = SIGNATURE.length;
    if (message.length < HEADER || !Arrays.equals(message, 0, length, SIGNATURE, 0, length)) {
      throw new IllegalStateException("a COPY that does not begin like one");
    }
    return HEADER;
  }

  @Override
  public boolean isDone() {
    return done;
  }
}
