package dev.fraiseql.contract.row;

import dev.fraiseql.contract.value.Decimal;
import dev.fraiseql.contract.value.Slice;
import dev.fraiseql.contract.value.Uuid;

/**
 * A row of PostgreSQL's {@code COPY ... TO STDOUT (FORMAT BINARY)}: the number of fields as a
 * 16-bit integer, then for each field its length as a 32-bit integer (-1 for NULL) and its bytes.
 *
 * <p>Values are read from the message in place: no bytes are copied.
 */
public final class CopyRow extends Row {
  private static final int END = -1;

  private final int[] starts;
  private final int[] lengths;
  private byte[] wire = new byte[0];

  /** A reader of rows that have that number of fields. */
  public CopyRow(int fields) {
    starts = new int[fields + 1];
    lengths = new int[fields + 1];
  }

  /**
   * Reads a row; returns false at the end of the stream.
   *
   * @param message the bytes that contain the row; they must not change before the next row is read
   * @param from the index of the row's first byte
   * @throws IllegalArgumentException if it has another number of fields or is truncated
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

  /** Sets {@code isNull} for a value, and returns it. */
  private boolean absent(int position) {
    isNull = lengths[position] < 0;
    return isNull;
  }

  @Override
  public boolean isNull(int position) {
    return absent(position);
  }

  @Override
  public boolean bool(int position) {
    return !absent(position) && Wire.bool(wire, starts[position], lengths[position]);
  }

  @Override
  public long int64(int position) {
    if (absent(position)) {
      return 0;
    }
    int from = starts[position];
    return switch (lengths[position]) {
      case Integer.BYTES -> Wire.int32(wire, from);
      case Short.BYTES -> Wire.int16(wire, from);
      default -> Wire.int64(wire, from);
    };
  }

  @Override
  public float float32(int position) {
    return (float) float64(position);
  }

  @Override
  public double float64(int position) {
    if (absent(position)) {
      return 0;
    }
    int from = starts[position];
    return lengths[position] == Float.BYTES
        ? Float.intBitsToFloat(Wire.int32(wire, from))
        : Double.longBitsToDouble(Wire.int64(wire, from));
  }

  @Override
  public Decimal decimal(int position, int precision, int scale) {
    return absent(position)
        ? decimal.setLong(0, scale)
        : DecimalWire.read(wire, starts[position], lengths[position], scale, decimal);
  }

  @Override
  public Slice string(int position) {
    return absent(position) ? slice.clear() : slice.set(wire, starts[position], lengths[position]);
  }

  @Override
  public Slice bytes(int position) {
    return string(position);
  }

  @Override
  public long instant(int position) {
    return absent(position)
        ? 0
        : TemporalWire.epochMicros(wire, starts[position], lengths[position]);
  }

  @Override
  public long localDateTime(int position) {
    return instant(position);
  }

  @Override
  public int localDate(int position) {
    return absent(position) ? 0 : TemporalWire.epochDay(wire, starts[position], lengths[position]);
  }

  @Override
  public long localTime(int position) {
    return absent(position)
        ? 0
        : TemporalWire.microsOfDay(wire, starts[position], lengths[position]);
  }

  @Override
  public Uuid uuid(int position) {
    return absent(position) ? uuid : Wire.uuid(wire, starts[position], lengths[position], uuid);
  }

  @Override
  public Slice json(int position) {
    if (absent(position)) {
      return slice.clear();
    }
    int from = Wire.startOfJson(wire, starts[position], lengths[position]);
    return canonical(wire, from, starts[position] + lengths[position] - from);
  }

  @Override
  public ListElements list(int position) {
    return absent(position)
        ? elements().clear()
        : elements().array(PostgresqlArray.binary(wire, starts[position]));
  }
}
