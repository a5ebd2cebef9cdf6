package dev.fraiseql.flight.exchange;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.jspecify.annotations.Nullable;

/**
 * A column of a batch that a client sent, decoded in place in the bytes of the message. All offsets
 * are valid: {@link ColumnReader} and {@link ColumnValidator} have checked them.
 *
 * @param field of the schema
 * @param type as stored: of the indexes if there is a dictionary, of the storage if the field's
 *     type is an extension
 * @param length in rows
 * @param validity a bit for each row, set if there is a value; null if no row is null
 * @param buffers the other buffers of the type, in the order of the format; little-endian
 * @param children of a list or a struct
 * @param dictionary the values, if the rows are indexes into a dictionary; otherwise null
 * @see <a href="https://arrow.apache.org/docs/format/Columnar.html">Arrow Columnar Format</a>
 */
record ClientColumn(
    Field field,
    ArrowType type,
    int length,
    @Nullable ByteBuffer validity,
    List<ByteBuffer> buffers,
    List<ClientColumn> children,
    @Nullable ClientColumn dictionary) {
  static final int VIEW_BYTES = 16;
  private static final int INLINE_BYTES = 12;
  private static final int MAX_DECIMAL_BITS = 256;

  /** The width of a value in bytes; negative for types without a fixed width. */
  static int width(ArrowType type) {
    return switch (type) {
      case ArrowType.Int integer -> bytes(integer.getBitWidth(), Long.SIZE);
      case ArrowType.FloatingPoint number ->
          switch (number.getPrecision()) {
            case HALF -> Short.BYTES;
            case SINGLE -> Float.BYTES;
            case DOUBLE -> Double.BYTES;
          };
      case ArrowType.Decimal decimal -> bytes(decimal.getBitWidth(), MAX_DECIMAL_BITS);
      case ArrowType.Date date ->
          switch (date.getUnit()) {
            case DAY -> Integer.BYTES;
            case MILLISECOND -> Long.BYTES;
          };
      case ArrowType.Time time -> bytes(time.getBitWidth(), Long.SIZE);
      case ArrowType.Timestamp moment -> Long.BYTES;
      case ArrowType.Duration duration -> Long.BYTES;
      case ArrowType.FixedSizeBinary bytes -> bytes.getByteWidth();
      default -> -1;
    };
  }

  private static int bytes(int bits, int max) {
    return bits >= Byte.SIZE && bits <= max && Integer.bitCount(bits) == 1 ? bits / Byte.SIZE : -1;
  }

  /** The same rows, as indexes into a dictionary. */
  ClientColumn withDictionary(@Nullable ClientColumn values) {
    return new ClientColumn(field, type, length, validity, buffers, children, values);
  }

  boolean isNull(int row) {
    return type instanceof ArrowType.Null || (validity != null && !bit(validity, row));
  }

  /** The value of a Bool. */
  boolean bit(int row) {
    return bit(buffers.getFirst(), row);
  }

  private static boolean bit(ByteBuffer bits, int row) {
    return ((bits.get(row >> 3) >> (row & 7)) & 1) != 0;
  }

  /** An integer of the type's width. An unsigned one of 64 bits may be negative here. */
  long integer(int row) {
    int bytes = width(type);
    long signed = integer(row, bytes);
    return bytes == Long.BYTES || !(type instanceof ArrowType.Int integer) || integer.getIsSigned()
        ? signed
        : signed & ((1L << (bytes * Byte.SIZE)) - 1);
  }

  /** A signed integer of one, two, four or eight bytes. */
  long integer(int row, int bytes) {
    ByteBuffer data = buffers.getFirst();
    return switch (bytes) {
      case 1 -> data.get(row);
      case 2 -> data.getShort(row * 2);
      case 4 -> data.getInt(row * 4);
      default -> data.getLong(row * 8);
    };
  }

  /** A signed integer of the type's width. */
  BigInteger bigInteger(int row) {
    byte[] bytes = fixed(row);
    for (int i = 0, j = bytes.length - 1; i < j; i++, j--) {
      byte low = bytes[i];
      bytes[i] = bytes[j];
      bytes[j] = low;
    }
    return new BigInteger(bytes);
  }

  short halfFloat(int row) {
    return buffers.getFirst().getShort(row * Short.BYTES);
  }

  float singleFloat(int row) {
    return buffers.getFirst().getFloat(row * Float.BYTES);
  }

  double doubleFloat(int row) {
    return buffers.getFirst().getDouble(row * Double.BYTES);
  }

  /** The value of a FixedSizeBinary, or the bytes of any other type with a fixed width. */
  byte[] fixed(int row) {
    int bytes = width(type);
    return part(buffers.getFirst(), row * bytes, bytes);
  }

  /** The value of a type with offsets. */
  byte[] variable(int row, int offsetBytes) {
    int from = offset(row, offsetBytes);
    return part(buffers.get(1), from, offset(row + 1, offsetBytes) - from);
  }

  /** The offset of a row, which is also the end of the row before it. */
  int offset(int row, int offsetBytes) {
    return (int) integer(row, offsetBytes);
  }

  /** The value of a view: up to 12 bytes are within it, more are in one of the data buffers. */
  byte[] view(int row) {
    ByteBuffer views = buffers.getFirst();
    int view = row * VIEW_BYTES;
    int bytes = views.getInt(view);
    return bytes <= INLINE_BYTES
        ? part(views, view + 4, bytes)
        : part(buffers.get(1 + views.getInt(view + 8)), views.getInt(view + 12), bytes);
  }

  /** The length in bytes of a value of text or binary data. */
  int byteLength(int row) {
    return switch (type) {
      case ArrowType.Utf8 text -> offset(row + 1, Integer.BYTES) - offset(row, Integer.BYTES);
      case ArrowType.Binary bytes -> offset(row + 1, Integer.BYTES) - offset(row, Integer.BYTES);
      case ArrowType.LargeUtf8 text -> offset(row + 1, Long.BYTES) - offset(row, Long.BYTES);
      case ArrowType.LargeBinary bytes -> offset(row + 1, Long.BYTES) - offset(row, Long.BYTES);
      case ArrowType.FixedSizeBinary bytes -> bytes.getByteWidth();
      default -> buffers.getFirst().getInt(row * VIEW_BYTES);
    };
  }

  /** Copies a value of text or binary data. */
  void copyBytes(int row, byte[] into, int at, int length) {
    switch (type) {
      case ArrowType.Utf8 text -> buffers.get(1).get(offset(row, Integer.BYTES), into, at, length);
      case ArrowType.Binary bytes ->
          buffers.get(1).get(offset(row, Integer.BYTES), into, at, length);
      case ArrowType.LargeUtf8 text ->
          buffers.get(1).get(offset(row, Long.BYTES), into, at, length);
      case ArrowType.LargeBinary bytes ->
          buffers.get(1).get(offset(row, Long.BYTES), into, at, length);
      case ArrowType.FixedSizeBinary bytes ->
          buffers.getFirst().get(row * length, into, at, length);
      default -> {
        ByteBuffer views = buffers.getFirst();
        int view = row * VIEW_BYTES;
        if (length <= INLINE_BYTES) {
          views.get(view + 4, into, at, length);
        } else {
          buffers.get(1 + views.getInt(view + 8)).get(views.getInt(view + 12), into, at, length);
        }
      }
    }
  }

  /** Whether a view points to bytes that exist. */
  boolean isValidView(int row) {
    ByteBuffer views = buffers.getFirst();
    int view = row * VIEW_BYTES;
    int bytes = views.getInt(view);
    int buffer = views.getInt(view + 8);
    int offset = views.getInt(view + 12);
    return bytes >= 0
        && (bytes <= INLINE_BYTES
            || (buffer >= 0
                && buffer < buffers.size() - 1
                && offset >= 0
                && (long) offset + bytes <= buffers.get(1 + buffer).capacity()));
  }

  private static byte[] part(ByteBuffer buffer, int from, int bytes) {
    byte[] part = new byte[bytes];
    buffer.get(from, part);
    return part;
  }
}
