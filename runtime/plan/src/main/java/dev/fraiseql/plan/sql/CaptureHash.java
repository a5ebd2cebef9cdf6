package dev.fraiseql.plan.sql;

import java.nio.charset.StandardCharsets;

/** The state of a CRC-32 after a prefix, from which triggers continue it. */
public final class CaptureHash {
  /** The polynomial of CRC-32, its bits reversed. */
  public static final long POLYNOMIAL = 0xEDB88320L;

  private static final long START = 0xFFFFFFFFL;

  private CaptureHash() {}

  /** The state after the bytes of a text in UTF-8. */
  public static long state(String prefix) {
    long crc = START;
    for (byte each : prefix.getBytes(StandardCharsets.UTF_8)) {
      crc ^= each & 0xff;
      for (int bit = 0; bit < Byte.SIZE; bit++) {
        crc = (crc >>> 1) ^ ((crc & 1) * POLYNOMIAL);
      }
    }
    return crc;
  }
}
