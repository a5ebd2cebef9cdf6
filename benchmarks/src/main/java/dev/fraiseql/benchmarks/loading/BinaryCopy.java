package dev.fraiseql.benchmarks.loading;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** A binary {@code COPY} into a table of PostgreSQL, of rows that have at most 64 KB. */
final class BinaryCopy {
  private static final byte[] HEAD = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
  };
  private static final int FULL = 64 * 1024;

  /** Between 1970, from which Java counts, and 2000, from which PostgreSQL does. */
  private static final long MICROS_TO_2000 = 946_684_800_000_000L;

  private final CopyIn copy;
  private final ByteBuffer buffer = ByteBuffer.allocate(2 * FULL).put(HEAD);

  /**
   * Begins.
   *
   * @param table the table, with its columns in parentheses
   */
  BinaryCopy(Connection connection, String table) throws SQLException {
    copy =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn("copy " + table + " from stdin (format binary)");
  }

  /** Begins a row of so many values, which follow. */
  void row(int columns) throws SQLException {
    if (buffer.position() > FULL) {
      send();
    }
    buffer.putShort((short) columns);
  }

  private void send() throws SQLException {
    copy.writeToCopy(buffer.array(), 0, buffer.position());
    buffer.clear();
  }

  void bigint(long value) {
    buffer.putInt(8).putLong(value);
  }

  void integer(int value) {
    buffer.putInt(4).putInt(value);
  }

  void doublePrecision(double value) {
    buffer.putInt(8).putDouble(value);
  }

  void bool(boolean value) {
    buffer.putInt(1).put((byte) (value ? 1 : 0));
  }

  void uuid(UUID value) {
    buffer.putInt(16).putLong(value.getMostSignificantBits());
    buffer.putLong(value.getLeastSignificantBits());
  }

  /** A timestamp in microseconds since 1970. */
  void timestamptz(long micros) {
    bigint(micros - MICROS_TO_2000);
  }

  void text(@Nullable String value) {
    if (value == null) {
      buffer.putInt(-1);
    } else {
      byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
      buffer.putInt(bytes.length).put(bytes);
    }
  }

  /** A hundredth of a number below a million. Its digits are those of a number to base 10,000. */
  void numeric(int cents) {
    int whole = cents / 100;
    int fraction = cents % 100 * 100;
    int digits = (whole == 0 ? 0 : 1) + (fraction == 0 ? 0 : 1);
    buffer.putInt(8 + 2 * digits).putShort((short) digits);
    buffer.putShort((short) (whole == 0 && fraction != 0 ? -1 : 0)); // the power of the first
    buffer.putShort((short) 0).putShort((short) 2); // the sign, and the decimals shown
    if (whole != 0) {
      buffer.putShort((short) whole);
    }
    if (fraction != 0) {
      buffer.putShort((short) fraction);
    }
  }

  /** Ends, and returns the number of rows. */
  long end() throws SQLException {
    buffer.putShort((short) -1);
    send();
    return copy.endCopy();
  }
}
