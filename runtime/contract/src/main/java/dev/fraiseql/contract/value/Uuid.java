package dev.fraiseql.contract.value;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A UUID as two halves. The row that hands it out fills it again for the next value. */
public final class Uuid {
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final int TEXT_LENGTH = 36;

  private final byte[] text = new byte[TEXT_LENGTH];
  private long high;
  private long low;

  /** The UUID of zeros. */
  public Uuid() {}

  /** Becomes the UUID of these halves. */
  public Uuid set(long newHigh, long newLow) {
    high = newHigh;
    low = newLow;
    return this;
  }

  /** The first eight bytes. */
  public long high() {
    return high;
  }

  /** The last eight bytes. */
  public long low() {
    return low;
  }

  /** The 36 characters in lower case, in an array that the next call fills again. */
  public byte[] text() {
    write(high, low, text, 0);
    return text;
  }

  /** Writes the 36 characters of a UUID in lower case at an index of an array. */
  public static void write(long high, long low, byte[] to, int from) {
    int at = from;
    for (int digit = 0; digit < 32; digit++) {
      if (digit == 8 || digit == 12 || digit == 16 || digit == 20) {
        to[at++] = '-';
      }
      long half = digit < 16 ? high : low;
      to[at++] = HEX[(int) (half >>> (60 - (digit & 15) * 4)) & 15];
    }
  }

  /** The same as a Java value. */
  public UUID toUuid() {
    return new UUID(high, low);
  }
}
