package dev.fraiseql.contract.value;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Bytes within an array: a text in UTF-8, or binary data. The row that hands it out fills it again
 * for the next value, so use it before that.
 */
public final class Slice {
  private static final byte[] NONE = {};

  private byte[] array = NONE;
  private int from;
  private int length;

  /** No bytes. */
  public Slice() {}

  /** Points to a whole array. */
  public Slice set(byte[] whole) {
    return set(whole, 0, whole.length);
  }

  /** Points to a part of an array. */
  @SuppressWarnings("ReferenceEquality") // Whether it is the same array, not an equal one.
  public Slice set(byte[] holder, int start, int count) {
    // Storing a reference costs more than comparing it: many values lie in one array.
    if (array != holder) {
      array = holder;
    }
    from = start;
    length = count;
    return this;
  }

  /** Points to no bytes. */
  public Slice clear() {
    length = 0;
    return this;
  }

  /** The array that holds the bytes. */
  public byte[] array() {
    return array;
  }

  /** The index of the first byte. */
  public int from() {
    return from;
  }

  /** The number of bytes. */
  public int length() {
    return length;
  }

  /** The bytes in an array of their own, or the array that holds nothing else. */
  public byte[] toArray() {
    return length == array.length ? array : Arrays.copyOfRange(array, from, from + length);
  }

  /** The bytes as text. */
  @Override
  public String toString() {
    return new String(array, from, length, StandardCharsets.UTF_8);
  }
}
