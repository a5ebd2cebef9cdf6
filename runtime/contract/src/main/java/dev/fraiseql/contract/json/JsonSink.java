package dev.fraiseql.contract.json;

import dev.fraiseql.contract.query.ParentKeys;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;

/**
 * JSON being written into one growing array of UTF-8.
 *
 * <p>Commas belong to the keys that the caller passes ({@link
 * dev.fraiseql.contract.query.Selection#key}), so this class keeps no nesting. Lists of a to-many
 * relation are not written in place: {@link #children} leaves a <em>hole</em>, and the engine puts
 * them in when the rows of the next level are there.
 *
 * <p>Not for use by several threads at once.
 */
public final class JsonSink {
  private static final byte[] NULL = {'n', 'u', 'l', 'l'};

  private byte[] buffer;
  private int size;

  private ParentKeys[] children = {};
  private int[] holeOffsets = {};
  private int[] holeChildren = {};
  private int holes;

  /** An empty sink with room for so many bytes. */
  public JsonSink(int capacity) {
    buffer = new byte[Math.max(capacity, 64)];
  }

  /**
   * Says who collects the keys of each child level, and so that {@link #children} may be called.
   */
  public void collectInto(ParentKeys[] collectors) {
    children = collectors;
  }

  /**
   * Leaves a hole behind a key, to be filled with the rows of a child level that belong to the
   * current row.
   */
  public void children(byte[] key, int child, ResultSet row) throws SQLException {
    raw(key);
    if (holes == holeOffsets.length) {
      holeOffsets = Arrays.copyOf(holeOffsets, Math.max(16, holes * 2));
      holeChildren = Arrays.copyOf(holeChildren, holeOffsets.length);
    }
    holeOffsets[holes] = size;
    holeChildren[holes] = child;
    children[child].add(row, holes++);
  }

  /** The number of bytes so far: a place to rewind to. */
  public int size() {
    return size;
  }

  /** Bytes as they are. */
  public void raw(byte[] bytes) {
    int length = bytes.length;
    ensure(length);
    System.arraycopy(bytes, 0, buffer, size, length);
    size += length;
  }

  /** One ASCII character. */
  public void raw(char ascii) {
    ensure(1);
    buffer[size++] = (byte) ascii;
  }

  /** The literal {@code null}. */
  public void nullValue() {
    raw(NULL);
  }

  /** A string. */
  public void string(String value) {
    utf8(value.getBytes(StandardCharsets.UTF_8));
  }

  /** A string, given in UTF-8. */
  public void utf8(byte[] value) {
    raw('"');
    raw(value);
    raw('"');
  }

  private void ensure(int more) {
    if (buffer.length - size < more) {
      buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, size + more));
    }
  }
}
