package dev.fraiseql.contract.read;

import dev.fraiseql.contract.json.FieldError;
import dev.fraiseql.contract.json.JsonSink;

/**
 * One row as PostgreSQL's {@code COPY ... TO STDOUT (FORMAT BINARY)} sends it: a 16-bit number of
 * fields, then for each its length in 32 bits, -1 for NULL, and that many bytes.
 *
 * <p>One instance serves all rows of a stream; reading one allocates nothing. For one thread at a
 * time.
 */
public final class CopyRow {
  private static final int END = -1;
  private static final int UUID_TEXT_LENGTH = 36;

  private final int[] starts;
  private final int[] lengths;
  private final byte[] uuid = new byte[UUID_TEXT_LENGTH];
  private final JsonSink json = new JsonSink(256);
  private byte[] wire = new byte[0];

  /** Room for rows of so many fields. */
  public CopyRow(int fields) {
    starts = new int[fields + 1];
    lengths = new int[fields + 1];
  }

  /**
   * Reads a row; false if the bytes say that there are no more.
   *
   * @param message what holds the row, which must not change before the next is read
   * @param from where the row begins
   * @throws IllegalArgumentException if it is not a row of so many fields
   */
  public boolean read(byte[] message, int from) {
    int fields = Wire.int16(message, from);
    if (fields == END) {
      return false;
    }
    if (fields != starts.length - 1) {
      throw new IllegalArgumentException(
          "a row of " + fields + " fields where " + (starts.length - 1) + " were asked for");
    }
    wire = message;
    int at = from + Short.BYTES;
    for (int i = 1; i <= fields; i++) {
      int length = Wire.int32(message, at);
      at += Integer.BYTES;
      starts[i] = at;
      lengths[i] = length;
      at += Math.max(length, 0);
    }
    if (at > message.length) {
      throw new IllegalArgumentException("a row that ends behind its message");
    }
    return true;
  }

  /** The message that holds the row. */
  byte[] wire() {
    return wire;
  }

  /** Where the value at a position begins, from 1. */
  int start(int position) {
    return starts[position];
  }

  /** How many bytes the value at a position has; negative for NULL. */
  int length(int position) {
    return lengths[position];
  }

  boolean isNull(int position) {
    return lengths[position] < 0;
  }

  /**
   * Checks the value at a position and says where it begins.
   *
   * @throws FieldError if it is NULL
   */
  int present(int position) {
    if (lengths[position] < 0) {
      throw FieldError.missing();
    }
    return starts[position];
  }

  /** Room for a UUID's text, to be used before the next is wanted. */
  byte[] uuid() {
    return uuid;
  }

  /** An empty sink, to be used before the next is wanted. */
  JsonSink json() {
    json.reset();
    return json;
  }
}
