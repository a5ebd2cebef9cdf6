package dev.fraiseql.contract.row;

import dev.fraiseql.contract.json.FieldError;
import java.util.Arrays;

/**
 * Steps through a PostgreSQL array of one dimension, in either wire format.
 *
 * <p>In binary it begins with three 32-bit numbers (dimensions, whether there are nulls, the
 * elements' type), then for each dimension its size and lower bound, then each element's length, -1
 * for NULL, and bytes. In text it looks like <code>
 * {1,"a b",NULL}</code>, with a backslash before a quote or backslash in quotes.
 */
final class PostgresqlArray {
  private static final int HEADER_OF_NONE = 12;
  private static final int HEADER = 20;

  private final byte[] wire;
  private final boolean binary;
  private int at;
  private int left;

  private byte[] element;
  private int from;
  private int length;

  /** An array that is all there is, in the format that its first byte shows. */
  PostgresqlArray(byte[] wire) {
    this(wire, 0, wire[0] == 0);
  }

  /** An array in binary that begins there. */
  static PostgresqlArray binary(byte[] wire, int from) {
    return new PostgresqlArray(wire, from, true);
  }

  private PostgresqlArray(byte[] wire, int start, boolean binary) {
    this.wire = wire;
    this.element = wire;
    this.binary = binary;
    if (binary) {
      int dimensions = Wire.int32(wire, start);
      left = dimensions == 0 ? 0 : Wire.int32(wire, start + HEADER_OF_NONE);
      at = start + HEADER;
      if (dimensions > 1) {
        throw nested();
      }
    } else {
      // A lower bound other than 1 stands in front: [0:1]={1,2}
      while (wire[at] != '{') {
        at++;
      }
      at++;
    }
  }

  /**
   * Moves to the next element; false if there is none.
   *
   * @throws FieldError if it is NULL, or itself an array
   */
  boolean next() {
    return binary ? nextBinary() : nextText();
  }

  /** The array that holds the element. */
  byte[] bytes() {
    return element;
  }

  /** Where the element begins. */
  int from() {
    return from;
  }

  /** How many bytes the element has. */
  int length() {
    return length;
  }

  /** Whether it is in binary. */
  boolean isBinary() {
    return binary;
  }

  private boolean nextBinary() {
    if (left == 0) {
      return false;
    }
    left--;
    length = Wire.int32(wire, at);
    if (length < 0) {
      throw ListElements.missing();
    }
    from = at + Integer.BYTES;
    at = from + length;
    return true;
  }

  private boolean nextText() {
    if (wire[at] == '}') {
      return false;
    }
    if (wire[at] == ',') {
      at++;
    }
    switch (wire[at]) {
      case '{' -> throw nested();
      case '"' -> quoted();
      default -> {
        from = at;
        while (wire[at] != ',' && wire[at] != '}') {
          at++;
        }
        element = wire;
        length = at - from;
        if (isNull()) {
          throw ListElements.missing();
        }
      }
    }
    return true;
  }

  /** A string that says NULL stands in quotes. */
  private boolean isNull() {
    return length == 4
        && wire[from] == 'N'
        && wire[from + 1] == 'U'
        && wire[from + 2] == 'L'
        && wire[from + 3] == 'L';
  }

  private void quoted() {
    at++;
    int start = at;
    int end = start;
    boolean escapes = false;
    while (wire[end] != '"') {
      if (wire[end] == '\\') {
        escapes = true;
        end++;
      }
      end++;
    }
    at = end + 1;
    element = wire;
    from = start;
    length = end - start;
    if (escapes) {
      unescape(start, end);
    }
  }

  private void unescape(int start, int end) {
    byte[] plain = new byte[end - start];
    int size = 0;
    for (int i = start; i < end; i++) {
      if (wire[i] == '\\') {
        i++;
      }
      plain[size++] = wire[i];
    }
    element = Arrays.copyOf(plain, size);
    from = 0;
    length = size;
  }

  private static FieldError nested() {
    return new FieldError("The value of this field is an array of arrays, which is no list.");
  }
}
