package dev.fraiseql.contract.row;

import dev.fraiseql.contract.json.FieldError;
import dev.fraiseql.contract.json.JsonArray;
import dev.fraiseql.contract.value.Decimal;
import dev.fraiseql.contract.value.Slice;
import dev.fraiseql.contract.value.Uuid;
import org.jspecify.annotations.Nullable;

/**
 * The elements of a list, one after another: each is read like a value of a row, at any position.
 * They come from an array of PostgreSQL's, in text or binary, or from a JSON array.
 */
public final class ListElements extends Row {
  private static final byte[] NONE = {};

  private @Nullable PostgresqlArray array;
  private @Nullable JsonArray texts;
  private byte[] wire = NONE;
  private int from;
  private int length;
  private boolean binary;

  ListElements() {}

  ListElements clear() {
    array = null;
    texts = null;
    return this;
  }

  ListElements array(PostgresqlArray elements) {
    array = elements;
    binary = elements.isBinary();
    return this;
  }

  ListElements json(byte[] text) {
    array = null;
    texts = new JsonArray(text);
    binary = false;
    return this;
  }

  /**
   * Moves to the next element; false if there is none.
   *
   * @throws FieldError if it is NULL, or itself a list
   */
  public boolean next() {
    PostgresqlArray elements = array;
    if (elements != null) {
      if (!elements.next()) {
        return false;
      }
      wire = elements.bytes();
      from = elements.from();
      length = elements.length();
      return true;
    }
    JsonArray values = texts;
    if (values == null || !values.hasNext()) {
      return false;
    }
    byte[] value = values.next();
    if (value == null) {
      throw missing();
    }
    wire = value;
    from = 0;
    length = value.length;
    return true;
  }

  /** The error of NULL as an element: the elements of a list are never null. */
  static FieldError missing() {
    return new FieldError("An element of this list is null.");
  }

  @Override
  public boolean isNull(int position) {
    return false;
  }

  @Override
  public boolean bool(int position) {
    return Wire.bool(wire, from, length);
  }

  @Override
  public long int64(int position) {
    return Wire.integer(wire, from, length, binary);
  }

  @Override
  public float float32(int position) {
    return Wire.single(wire, from, length, binary);
  }

  @Override
  public double float64(int position) {
    return Wire.real(wire, from, length, binary);
  }

  @Override
  public Decimal decimal(int position, int precision, int scale) {
    return DecimalWire.read(wire, from, length, scale, decimal);
  }

  @Override
  public Slice string(int position) {
    return slice.set(wire, from, length);
  }

  @Override
  public Slice bytes(int position) {
    return slice.set(Wire.bytes(wire, from, length, binary));
  }

  @Override
  public long instant(int position) {
    return TemporalWire.epochMicros(wire, from, length);
  }

  @Override
  public long localDateTime(int position) {
    return instant(position);
  }

  @Override
  public int localDate(int position) {
    return TemporalWire.epochDay(wire, from, length);
  }

  @Override
  public long localTime(int position) {
    return TemporalWire.microsOfDay(wire, from, length);
  }

  @Override
  public Uuid uuid(int position) {
    return Wire.uuid(wire, from, length, uuid);
  }

  @Override
  public Slice json(int position) {
    return canonical(wire, from, length);
  }

  /** Always fails: the elements of a list are not lists. */
  @Override
  public ListElements list(int position) {
    throw new FieldError("The value of this field is an array of arrays, which is no list.");
  }
}
