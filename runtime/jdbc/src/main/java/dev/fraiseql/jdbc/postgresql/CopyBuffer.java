package dev.fraiseql.jdbc.postgresql;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Collects what a {@code COPY ... FROM STDIN} is sent, in pieces of a few dozen kilobytes.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-copy.html">COPY, Binary Format</a>
 */
final class CopyBuffer {
  private static final int BYTES = 64 * 1024;
  private static final int KEPT_BYTES = 256;

  private static final VarHandle SHORTS =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private final @Nullable Output output;
  private byte[] bytes;
  private int length;

  /** Takes bytes, which then change. */
  @FunctionalInterface
  interface Output {
    void write(byte[] from, int offset, int count) throws SQLException;
  }

  /**
   * An empty buffer.
   *
   * @param output takes what was collected; null to keep it all
   */
  CopyBuffer(@Nullable Output output) {
    this.output = output;
    bytes = new byte[output == null ? KEPT_BYTES : BYTES];
  }

  /** Makes room for a number of bytes. */
  void reserve(int count) throws SQLException {
    if (length + count > bytes.length) {
      flush();
      if (length + count > bytes.length) {
        bytes = Arrays.copyOf(bytes, Math.max(length + count, 2 * length));
      }
    }
  }

  /** Passes on what was collected, unless it is kept. */
  void flush() throws SQLException {
    if (output != null && length > 0) {
      output.write(bytes, 0, length);
      length = 0;
    }
  }

  /** Appends what another buffer has kept. */
  void put(CopyBuffer other) throws SQLException {
    put(other.bytes, 0, other.length);
  }

  /** How many bytes are kept. */
  int length() {
    return length;
  }

  void put(byte value) {
    bytes[length++] = value;
  }

  void putShort(int value) {
    SHORTS.set(bytes, length, (short) value);
    length += Short.BYTES;
  }

  void putInt(int value) {
    INTS.set(bytes, length, value);
    length += Integer.BYTES;
  }

  void putLong(long value) {
    LONGS.set(bytes, length, value);
    length += Long.BYTES;
  }

  /** Appends bytes, of any number. */
  void put(byte[] from, int offset, int count) throws SQLException {
    if (output != null && count > BYTES) {
      flush();
      output.write(from, offset, count);
      return;
    }
    reserve(count);
    System.arraycopy(from, offset, bytes, length, count);
    length += count;
  }
}
