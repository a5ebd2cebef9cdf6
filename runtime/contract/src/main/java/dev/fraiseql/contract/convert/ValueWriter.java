package dev.fraiseql.contract.convert;

import dev.fraiseql.contract.arrow.Vectors;
import dev.fraiseql.contract.json.EnumNames;
import dev.fraiseql.contract.json.JsonSink;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.row.ListElements;
import dev.fraiseql.contract.row.Row;
import java.sql.SQLException;
import java.util.Objects;
import java.util.function.Function;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.complex.ListVector;
import org.jspecify.annotations.Nullable;

/**
 * Reads values of one type from a row and writes them: for the elements of lists, and for rows
 * whose types are known only at run time. Generated code does the same for each value without this
 * class, since it knows the type and the row's class.
 */
public final class ValueWriter {
  public static final ValueWriter INT8 =
      new ValueWriter(
          (row, at, nullable, out) -> out.integer(row.int8(at), row.nullable(nullable)),
          (row, at, nullable, v, i) -> Vectors.int8(v, i, row.int8(at), row.nullable(nullable)),
          (row, at) -> JavaValues.int8(row.int8(at), row.nullable()));
  public static final ValueWriter INT16 =
      new ValueWriter(
          (row, at, nullable, out) -> out.integer(row.int16(at), row.nullable(nullable)),
          (row, at, nullable, v, i) -> Vectors.int16(v, i, row.int16(at), row.nullable(nullable)),
          (row, at) -> JavaValues.int16(row.int16(at), row.nullable()));
  public static final ValueWriter INT32 =
      new ValueWriter(
          (row, at, nullable, out) -> out.integer(row.int32(at), row.nullable(nullable)),
          (row, at, nullable, v, i) -> Vectors.int32(v, i, row.int32(at), row.nullable(nullable)),
          (row, at) -> JavaValues.int32(row.int32(at), row.nullable()));
  public static final ValueWriter INT64 =
      new ValueWriter(
          (row, at, nullable, out) -> out.int64(row.int64(at), row.nullable(nullable)),
          (row, at, nullable, v, i) -> Vectors.int64(v, i, row.int64(at), row.nullable(nullable)),
          (row, at) -> JavaValues.int64(row.int64(at), row.nullable()));
  public static final ValueWriter FLOAT32 =
      new ValueWriter(
          (row, at, nullable, out) -> out.float32(row.float32(at), row.nullable(nullable)),
          (row, at, nullable, v, i) ->
              Vectors.float32(v, i, row.float32(at), row.nullable(nullable)),
          (row, at) -> JavaValues.float32(row.float32(at), row.nullable()));
  public static final ValueWriter FLOAT64 =
      new ValueWriter(
          (row, at, nullable, out) -> out.float64(row.float64(at), row.nullable(nullable)),
          (row, at, nullable, v, i) ->
              Vectors.float64(v, i, row.float64(at), row.nullable(nullable)),
          (row, at) -> JavaValues.float64(row.float64(at), row.nullable()));
  public static final ValueWriter STRING =
      new ValueWriter(
          (row, at, nullable, out) -> out.string(row.string(at), row.nullable(nullable)),
          (row, at, nullable, v, i) -> Vectors.string(v, i, row.string(at), row.nullable(nullable)),
          (row, at) -> JavaValues.string(row.string(at), row.nullable()));
  public static final ValueWriter BOOLEAN =
      new ValueWriter(
          (row, at, nullable, out) -> out.bool(row.bool(at), row.nullable(nullable)),
          (row, at, nullable, v, i) -> Vectors.bool(v, i, row.bool(at), row.nullable(nullable)),
          (row, at) -> JavaValues.bool(row.bool(at), row.nullable()));
  public static final ValueWriter INSTANT =
      new ValueWriter(
          (row, at, nullable, out) -> out.instant(row.instant(at), row.nullable(nullable)),
          (row, at, nullable, v, i) ->
              Vectors.instant(v, i, row.instant(at), row.nullable(nullable)),
          (row, at) -> JavaValues.instant(row.instant(at), row.nullable()));
  public static final ValueWriter LOCAL_DATE_TIME =
      new ValueWriter(
          (row, at, nullable, out) ->
              out.localDateTime(row.localDateTime(at), row.nullable(nullable)),
          (row, at, nullable, v, i) ->
              Vectors.localDateTime(v, i, row.localDateTime(at), row.nullable(nullable)),
          (row, at) -> JavaValues.localDateTime(row.localDateTime(at), row.nullable()));
  public static final ValueWriter LOCAL_DATE =
      new ValueWriter(
          (row, at, nullable, out) -> out.localDate(row.localDate(at), row.nullable(nullable)),
          (row, at, nullable, v, i) ->
              Vectors.localDate(v, i, row.localDate(at), row.nullable(nullable)),
          (row, at) -> JavaValues.localDate(row.localDate(at), row.nullable()));
  public static final ValueWriter LOCAL_TIME =
      new ValueWriter(
          (row, at, nullable, out) -> out.localTime(row.localTime(at), row.nullable(nullable)),
          (row, at, nullable, v, i) ->
              Vectors.localTime(v, i, row.localTime(at), row.nullable(nullable)),
          (row, at) -> JavaValues.localTime(row.localTime(at), row.nullable()));
  public static final ValueWriter UUID =
      new ValueWriter(
          (row, at, nullable, out) -> out.uuid(row.uuid(at), row.nullable(nullable)),
          (row, at, nullable, v, i) -> Vectors.uuid(v, i, row.uuid(at), row.nullable(nullable)),
          (row, at) -> JavaValues.uuid(row.uuid(at), row.nullable()));
  public static final ValueWriter BYTES =
      new ValueWriter(
          (row, at, nullable, out) -> out.bytes(row.bytes(at), row.nullable(nullable)),
          (row, at, nullable, v, i) -> Vectors.bytes(v, i, row.bytes(at), row.nullable(nullable)),
          (row, at) -> JavaValues.bytes(row.bytes(at), row.nullable()));

  private final ToJson toJson;
  private final ToVector toVector;
  private final ToJava toJava;

  private interface ToJson {
    void write(Row row, int position, boolean nullable, JsonSink out) throws SQLException;
  }

  private interface ToVector {
    void write(Row row, int position, boolean nullable, FieldVector vector, int index)
        throws SQLException;
  }

  private interface ToJava {
    @Nullable Object read(Row row, int position) throws SQLException;
  }

  private ValueWriter(ToJson toJson, ToVector toVector, ToJava toJava) {
    this.toJson = toJson;
    this.toVector = toVector;
    this.toJava = toJava;
  }

  /** Decimals of that precision and scale. */
  public static ValueWriter decimal(int precision, int scale) {
    return new ValueWriter(
        (row, at, nullable, out) ->
            out.decimal(row.decimal(at, precision, scale), row.nullable(nullable)),
        (row, at, nullable, v, i) ->
            Vectors.decimal(v, i, row.decimal(at, precision, scale), row.nullable(nullable)),
        (row, at) -> JavaValues.decimal(row.decimal(at, precision, scale), row.nullable()));
  }

  /** Durations, counted in {@code 10^-scale} seconds. */
  public static ValueWriter duration(int scale) {
    return new ValueWriter(
        (row, at, nullable, out) -> out.duration(row.int64(at), scale, row.nullable(nullable)),
        (row, at, nullable, v, i) ->
            Vectors.duration(v, i, row.int64(at), scale, row.nullable(nullable)),
        (row, at) -> JavaValues.duration(row.int64(at), scale, row.nullable()));
  }

  /** Values of that enum; their Java values are their names. */
  public static ValueWriter enumValue(EnumNames names) {
    return new ValueWriter(
        (row, at, nullable, out) -> out.enumValue(names, row.string(at), row.nullable(nullable)),
        (row, at, nullable, v, i) ->
            Vectors.enumValue(v, i, names, row.string(at), row.nullable(nullable)),
        STRING.toJava);
  }

  /**
   * Values of a type that is no list and no JSON document, as they are stored.
   *
   * @param enums gives the names of an enum's values
   */
  public static ValueWriter of(ValueType type, Function<String, EnumNames> enums) {
    return switch (type.scalar()) {
      case BYTE -> INT8;
      case SHORT -> INT16;
      case INT -> INT32;
      case LONG -> INT64;
      case FLOAT -> FLOAT32;
      case DOUBLE -> FLOAT64;
      case DECIMAL -> decimal(type.precision(), type.scale());
      case STRING -> STRING;
      case BOOLEAN -> BOOLEAN;
      case INSTANT -> INSTANT;
      case LOCAL_DATE_TIME -> LOCAL_DATE_TIME;
      case LOCAL_DATE -> LOCAL_DATE;
      case LOCAL_TIME -> LOCAL_TIME;
      case DURATION -> duration(type.scale());
      case UUID -> UUID;
      case ENUM -> enumValue(enums.apply(Objects.requireNonNull(type.enumName())));
      case BYTES -> BYTES;
      case JSON -> throw new IllegalArgumentException("no writer of JSON documents");
    };
  }

  /**
   * The same in vectors, but in JSON the texts of a record of the author's.
   *
   * @param text makes the text of what {@link JavaValues} gives
   */
  public ValueWriter shownBy(Function<Object, @Nullable String> text) {
    return new ValueWriter(
        (row, at, nullable, out) -> {
          Object value = toJava.read(row, at);
          row.nullable(nullable);
          out.text(value == null ? null : text.apply(value));
        },
        toVector,
        toJava);
  }

  /** Whole numbers that are ids: in JSON they are strings. */
  public ValueWriter asId() {
    return new ValueWriter(
        (row, at, nullable, out) -> out.integerId(row.int64(at), row.nullable(nullable)),
        toVector,
        toJava);
  }

  /**
   * Writes the value at a position of a row as JSON.
   *
   * @throws dev.fraiseql.contract.json.FieldError if it is NULL and must not be, or one that its
   *     type cannot have
   */
  public void json(Row row, int position, boolean nullable, JsonSink out) throws SQLException {
    toJson.write(row, position, nullable, out);
  }

  /**
   * Copies the value at a position of a row to an index that fits into the vector.
   *
   * @throws dev.fraiseql.contract.json.FieldError if it is NULL and must not be, or one that its
   *     type cannot have
   */
  public void vector(Row row, int position, boolean nullable, FieldVector vector, int index)
      throws SQLException {
    toVector.write(row, position, nullable, vector, index);
  }

  /** Writes a list of such values as JSON. */
  public void list(JsonSink out, ListElements elements, boolean isNull) throws SQLException {
    if (isNull) {
      out.nullValue();
      return;
    }
    out.raw('[');
    for (boolean first = true; elements.next(); first = false) {
      if (!first) {
        out.raw(',');
      }
      toJson.write(elements, 1, false, out);
    }
    out.raw(']');
  }

  /** Copies a list of such values to an index of a vector of lists, which grows as needed. */
  public void list(FieldVector vector, int index, ListElements elements, boolean isNull)
      throws SQLException {
    if (isNull) {
      vector.setNull(index);
      return;
    }
    ListVector lists = (ListVector) vector;
    FieldVector values = lists.getDataVector();
    int start = lists.startNewValue(index);
    int count = 0;
    for (; elements.next(); count++) {
      while (values.getValueCapacity() <= start + count) {
        values.reAlloc();
      }
      toVector.write(elements, 1, false, values, start + count);
    }
    lists.endValue(index, count);
  }
}
