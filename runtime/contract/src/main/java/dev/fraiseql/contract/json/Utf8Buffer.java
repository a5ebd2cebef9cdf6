package dev.fraiseql.contract.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing array of UTF-8. Not for use by several threads at once. */
public class Utf8Buffer {
  /** The bytes from 0 to {@link #size}. Growing replaces it. */
  byte[] buffer;

  /** The number of bytes. */
  int size;

  Utf8Buffer(int capacity) {
    buffer = new byte[Math.max(capacity, 64)];
  }

  /** The number of bytes so far. */
  public final int size() {
    return size;
  }

  /** The array that holds the bytes, from 0 to {@link #size()}. Any writing may replace it. */
  public final byte[] array() {
    return buffer;
  }

  /** Forgets the bytes at or behind an offset. */
  final void truncate(int offset) {
    size = offset;
  }

  /** Removes all bytes; the array stays. */
  public void reset() {
    size = 0;
  }

  /** Bytes as they are. */
  public final void raw(byte[] bytes) {
    raw(bytes, 0, bytes.length);
  }

  /** Bytes as they are. */
  public final void raw(byte[] bytes, int from, int length) {
    ensure(length);
    System.arraycopy(bytes, from, buffer, size, length);
    size += length;
  }

  /** One ASCII character. */
  public final void raw(char ascii) {
    ensure(1);
    buffer[size++] = (byte) ascii;
  }

  final void ascii(String text) {
    int length = text.length();
    ensure(length);
    for (int i = 0; i < length; i++) {
      buffer[size++] = (byte) text.charAt(i);
    }
  }

  final void ensure(int more) {
    if (buffer.length - size < more) {
      int wanted = Math.addExact(size, more);
      buffer =
          Arrays.copyOf(
              buffer, (int) Math.min(Integer.MAX_VALUE - 8, Math.max(buffer.length * 2L, wanted)));
    }
  }

  /** The bytes as text. */
  @Override
  public final String toString() {
    return new String(buffer, 0, size, StandardCharsets.UTF_8);
  }
}
