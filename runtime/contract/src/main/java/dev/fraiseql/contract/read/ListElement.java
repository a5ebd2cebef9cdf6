package dev.fraiseql.contract.read;

import dev.fraiseql.contract.json.FieldError;
import dev.fraiseql.contract.json.JsonSink;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DurationVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.SmallIntVector;
import org.apache.arrow.vector.TimeMicroVector;
import org.apache.arrow.vector.TinyIntVector;
import org.apache.arrow.vector.VarBinaryVector;
import org.jspecify.annotations.Nullable;

/**
 * How one element of a list is written. The same for every database: an element comes as a slice of
 * bytes, in text or in PostgreSQL's binary format.
 */
public final class ListElement {
  public static final ListElement INT8 =
      integer(
          Byte.MIN_VALUE,
          Byte.MAX_VALUE,
          (v, i, n) -> ((TinyIntVector) v).set(i, (int) n),
          n -> (byte) n);
  public static final ListElement INT16 =
      integer(
          Short.MIN_VALUE,
          Short.MAX_VALUE,
          (v, i, n) -> ((SmallIntVector) v).set(i, (int) n),
          n -> (short) n);
  public static final ListElement INT32 =
      integer(
          Integer.MIN_VALUE,
          Integer.MAX_VALUE,
          (v, i, n) -> ((IntVector) v).set(i, (int) n),
          n -> (int) n);
  public static final ListElement INT64 =
      integer(Long.MIN_VALUE, Long.MAX_VALUE, (v, i, n) -> ((BigIntVector) v).set(i, n), n -> n);

  public static final ListElement FLOAT32 =
      new ListElement(
          (b, at, n, binary, out) -> out.real(Wire.single(b, at, n, binary)),
          (b, at, n, binary, v, i) ->
              ((Float4Vector) v).set(i, Wire.single(b, at, n, binary) + 0.0f),
          (b, at, n, binary) -> Wire.single(b, at, n, binary) + 0.0f);
  public static final ListElement FLOAT64 =
      new ListElement(
          (b, at, n, binary, out) -> out.real(Wire.real(b, at, n, binary)),
          (b, at, n, binary, v, i) -> ((Float8Vector) v).set(i, Wire.real(b, at, n, binary) + 0.0),
          (b, at, n, binary) -> Wire.real(b, at, n, binary) + 0.0);
  public static final ListElement STRING =
      new ListElement(
          (b, at, n, binary, out) -> out.utf8(b, at, n),
          (b, at, n, binary, v, i) -> VectorReads.text(b, at, n, v, i),
          (b, at, n, binary) -> new String(b, at, n, StandardCharsets.UTF_8));
  public static final ListElement BOOLEAN =
      new ListElement(
          (b, at, n, binary, out) -> out.bool(Wire.bool(b, at, n)),
          (b, at, n, binary, v, i) -> ((BitVector) v).set(i, Wire.bool(b, at, n) ? 1 : 0),
          (b, at, n, binary) -> Wire.bool(b, at, n));
  public static final ListElement INSTANT =
      new ListElement(
          (b, at, n, binary, out) -> out.instant(TemporalWire.epochMicros(b, at, n)),
          (b, at, n, binary, v, i) -> VectorReads.moment(TemporalWire.epochMicros(b, at, n), v, i),
          (b, at, n, binary) -> JavaReads.instant(TemporalWire.epochMicros(b, at, n)));
  public static final ListElement LOCAL_DATE_TIME =
      new ListElement(
          (b, at, n, binary, out) -> out.localDateTime(TemporalWire.epochMicros(b, at, n)),
          (b, at, n, binary, v, i) -> VectorReads.moment(TemporalWire.epochMicros(b, at, n), v, i),
          (b, at, n, binary) -> JavaReads.localDateTime(TemporalWire.epochMicros(b, at, n)));
  public static final ListElement LOCAL_DATE =
      new ListElement(
          (b, at, n, binary, out) -> out.localDate(TemporalWire.epochDay(b, at, n)),
          (b, at, n, binary, v, i) -> ((DateDayVector) v).set(i, TemporalWire.epochDay(b, at, n)),
          (b, at, n, binary) -> LocalDate.ofEpochDay(TemporalWire.epochDay(b, at, n)));
  public static final ListElement LOCAL_TIME =
      new ListElement(
          (b, at, n, binary, out) -> out.localTime(TemporalWire.microsOfDay(b, at, n)),
          (b, at, n, binary, v, i) ->
              ((TimeMicroVector) v).set(i, TemporalWire.microsOfDay(b, at, n)),
          (b, at, n, binary) -> JavaReads.localTime(TemporalWire.microsOfDay(b, at, n)));
  public static final ListElement UUID =
      new ListElement(
          (b, at, n, binary, out) -> out.utf8(Wire.uuid(b, at, n)),
          (b, at, n, binary, v, i) -> VectorReads.text(Wire.uuid(b, at, n), 0, 36, v, i),
          (b, at, n, binary) -> JavaReads.uuid(Wire.uuid(b, at, n)));
  public static final ListElement BYTES =
      new ListElement(
          (b, at, n, binary, out) -> out.base64(Wire.bytes(b, at, n, binary)),
          (b, at, n, binary, v, i) ->
              ((VarBinaryVector) v).setSafe(i, Wire.bytes(b, at, n, binary)),
          (b, at, n, binary) -> Wire.bytes(b, at, n, binary));

  private final ToJson toJson;
  private final ToVector toVector;
  private final ToJava toJava;

  private interface ToJson {
    void write(byte[] wire, int from, int length, boolean binary, JsonSink out);
  }

  private interface ToVector {
    void write(byte[] wire, int from, int length, boolean binary, FieldVector vector, int index);
  }

  /** Gives what {@link JavaReads} gives for a value of the same kind in a column. */
  private interface ToJava {
    Object read(byte[] wire, int from, int length, boolean binary);
  }

  private interface IntegerSetter {
    void set(FieldVector vector, int index, long value);
  }

  private ListElement(ToJson toJson, ToVector toVector, ToJava toJava) {
    this.toJson = toJson;
    this.toVector = toVector;
    this.toJava = toJava;
  }

  private static ListElement integer(
      long least, long most, IntegerSetter setter, LongFunction<Object> boxed) {
    return new ListElement(
        (b, at, n, binary, out) ->
            out.integer(JsonReads.within(Wire.integer(b, at, n, binary), least, most)),
        (b, at, n, binary, v, i) ->
            setter.set(v, i, JsonReads.within(Wire.integer(b, at, n, binary), least, most)),
        (b, at, n, binary) ->
            boxed.apply(JsonReads.within(Wire.integer(b, at, n, binary), least, most)));
  }

  /** A decimal at that scale. */
  public static ListElement decimal(int scale) {
    return new ListElement(
        (b, at, n, binary, out) -> JsonReads.decimal(b, at, n, scale, out),
        (b, at, n, binary, v, i) -> VectorReads.decimal(b, at, n, scale, v, i),
        (b, at, n, binary) -> JavaReads.decimal(b, at, n, scale));
  }

  /** A duration, counted in {@code 10^-scale} seconds. */
  public static ListElement duration(int scale) {
    return new ListElement(
        (b, at, n, binary, out) -> out.duration(Wire.integer(b, at, n, binary), scale),
        (b, at, n, binary, v, i) ->
            ((DurationVector) v).set(i, VectorReads.micros(Wire.integer(b, at, n, binary), scale)),
        (b, at, n, binary) -> JavaReads.duration(Wire.integer(b, at, n, binary), scale));
  }

  /** A value of that enum. */
  public static ListElement enumValue(EnumNames names) {
    return new ListElement(
        (b, at, n, binary, out) -> out.raw(names.json(names.index(b, at, n))),
        (b, at, n, binary, v, i) -> ((IntVector) v).set(i, names.index(b, at, n)),
        (b, at, n, binary) -> names.index(b, at, n));
  }

  /**
   * The same elements in vectors, which JSON shows as texts.
   *
   * @param shown makes the text of what {@link JavaReads} gives for a value of that kind
   */
  public ListElement shownBy(Function<Object, @Nullable String> shown) {
    return new ListElement(
        (b, at, n, binary, out) ->
            out.string(JavaReads.required(shown.apply(toJava.read(b, at, n, binary)))),
        toVector,
        toJava);
  }

  void json(byte[] wire, int from, int length, boolean binary, JsonSink out) {
    toJson.write(wire, from, length, binary, out);
  }

  void vector(byte[] wire, int from, int length, boolean binary, FieldVector vector, int index) {
    while (vector.getValueCapacity() <= index) {
      vector.reAlloc();
    }
    toVector.write(wire, from, length, binary, vector, index);
  }

  /** The error of NULL as an element: the elements of a list are never null. */
  static FieldError missing() {
    return new FieldError("An element of this list is null.");
  }
}
