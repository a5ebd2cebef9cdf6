package dev.fraiseql.contract.json;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The text of a cursor: in the Base64 of URLs a digest of the order that it belongs to (8 bytes), a
 * checksum of everything else (CRC-32C, 4 bytes), and a JSON array of the values that its row is
 * sorted by.
 *
 * <p>The checksum finds what was cut off or mistyped. It keeps no secret: whoever makes up a cursor
 * says no more than a {@code where} can.
 */
public final class Cursor {
  /** The length of the digest of an order, in bytes. */
  public static final int DIGEST = 8;

  private static final int CHECKSUM = 4;

  private Cursor() {}

  /**
   * Begins to write a cursor. The values are to be written next, as JSON, with commas between them.
   *
   * @param digest of the order, {@link #DIGEST} bytes
   * @return the mark to give to {@link #end}
   */
  public static int begin(byte[] digest, JsonSink out) {
    int mark = out.size();
    out.raw(digest, 0, DIGEST);
    for (int i = 0; i < CHECKSUM; i++) {
      out.raw('\0'); // known at the end
    }
    out.raw('[');
    return mark;
  }

  /** Ends the cursor that was begun at a mark. */
  public static void end(int mark, JsonSink out) {
    out.raw(']');
    byte[] bytes = out.array();
    int checksum = checksum(bytes, mark, out.size());
    for (int i = 0; i < CHECKSUM; i++) {
      bytes[mark + DIGEST + i] = (byte) (checksum >>> (8 * i));
    }
    out.encodeFrom(mark);
  }

  private static int checksum(byte[] bytes, int from, int to) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, from, DIGEST);
    int values = from + DIGEST + CHECKSUM;
    checksum.update(bytes, values, to - values);
    return (int) checksum.getValue();
  }

  /** What a cursor says. */
  public sealed interface Reading {

    /**
     * The values of its row, as text: what a string says, or a number or boolean as it is written.
     */
    record Values(List<@Nullable String> values) implements Reading {
      public Values {
        values = Arrays.asList(values.toArray(String[]::new)); // holds nulls, as copyOf may not
      }
    }

    /** It belongs to another order, or to another type. */
    record Foreign() implements Reading {}

    /** It is none. */
    record Malformed() implements Reading {}
  }

  /**
   * Reads a cursor.
   *
   * @param digest of the order that it must belong to
   */
  public static Reading read(String text, byte[] digest) {
    Optional<byte[]> opened = UrlBase64.decode(text);
    if (opened.isEmpty() || !isWhole(opened.get())) {
      return new Reading.Malformed();
    }
    byte[] bytes = opened.get();
    return Arrays.equals(bytes, 0, DIGEST, digest, 0, DIGEST)
        ? values(Arrays.copyOfRange(bytes, DIGEST + CHECKSUM, bytes.length))
        : new Reading.Foreign();
  }

  private static boolean isWhole(byte[] bytes) {
    if (bytes.length < DIGEST + CHECKSUM) {
      return false;
    }
    int checksum = checksum(bytes, 0, bytes.length);
    for (int i = 0; i < CHECKSUM; i++) {
      if (bytes[DIGEST + i] != (byte) (checksum >>> (8 * i))) {
        return false;
      }
    }
    return true;
  }

  private static Reading values(byte[] json) {
    List<@Nullable String> values = new ArrayList<>();
    try {
      JsonArray array = new JsonArray(json);
      while (array.hasNext()) {
        byte[] value = array.next();
        values.add(value == null ? null : new String(value, StandardCharsets.UTF_8));
      }
    } catch (FieldError e) {
      return new Reading.Malformed();
    }
    return new Reading.Values(values);
  }
}
