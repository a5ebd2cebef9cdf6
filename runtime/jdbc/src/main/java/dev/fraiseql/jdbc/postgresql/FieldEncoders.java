package dev.fraiseql.jdbc.postgresql;

import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.jdbc.ColumnBuffer;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.Oid;
import org.postgresql.util.ByteConverter;

/** Chooses how values are written to a column, by the type that it has in the database. */
final class FieldEncoders {
  /** 2000-01-01, from which PostgreSQL counts, in days and in microseconds since 1970. */
  private static final int EPOCH_DAY = 10_957;

  private static final long EPOCH_MICROS = 946_684_800_000_000L;
  private static final byte JSONB_VERSION = 1;

  /** The array types, by the type of their elements. */
  private static final Map<Integer, Integer> ELEMENTS =
      Map.ofEntries(
          Map.entry(Oid.INT2_ARRAY, Oid.INT2),
          Map.entry(Oid.INT4_ARRAY, Oid.INT4),
          Map.entry(Oid.INT8_ARRAY, Oid.INT8),
          Map.entry(Oid.FLOAT4_ARRAY, Oid.FLOAT4),
          Map.entry(Oid.FLOAT8_ARRAY, Oid.FLOAT8),
          Map.entry(Oid.NUMERIC_ARRAY, Oid.NUMERIC),
          Map.entry(Oid.TEXT_ARRAY, Oid.TEXT),
          Map.entry(Oid.VARCHAR_ARRAY, Oid.VARCHAR),
          Map.entry(Oid.BOOL_ARRAY, Oid.BOOL),
          Map.entry(Oid.TIMESTAMPTZ_ARRAY, Oid.TIMESTAMPTZ),
          Map.entry(Oid.TIMESTAMP_ARRAY, Oid.TIMESTAMP),
          Map.entry(Oid.DATE_ARRAY, Oid.DATE),
          Map.entry(Oid.TIME_ARRAY, Oid.TIME),
          Map.entry(Oid.UUID_ARRAY, Oid.UUID),
          Map.entry(Oid.BYTEA_ARRAY, Oid.BYTEA),
          Map.entry(Oid.JSONB_ARRAY, Oid.JSONB));

  private FieldEncoders() {}

  /**
   * The encoder for values of a type.
   *
   * @param oid of the column
   * @return null if the column has a type that values of this one are not written to as they are
   */
  static @Nullable FieldEncoder of(int oid, ValueType type) {
    if (type.list()) {
      Integer element = ELEMENTS.get(oid);
      @Nullable FieldEncoder each = element == null ? null : of(element, type.element());
      return each == null || element == null ? null : array(element, type.element(), each);
    }
    return switch (type.scalar()) {
      case BYTE, SHORT ->
          oid == Oid.INT2 ? FieldEncoders::int2 : oid == Oid.INT4 ? FieldEncoders::int4 : int8(oid);
      case INT -> oid == Oid.INT4 ? FieldEncoders::int4 : int8(oid);
      case LONG, DURATION -> int8(oid);
      case FLOAT ->
          oid == Oid.FLOAT4
              ? FieldEncoders::float4
              : oid == Oid.FLOAT8 ? FieldEncoders::float4AsFloat8 : null;
      case DOUBLE -> oid == Oid.FLOAT8 ? FieldEncoders::float8 : null;
      case DECIMAL -> oid == Oid.NUMERIC ? decimal(type) : null;
      case STRING, ENUM ->
          oid == Oid.TEXT || oid == Oid.VARCHAR || oid == Oid.BPCHAR ? FieldEncoders::bytes : null;
      case BYTES -> oid == Oid.BYTEA ? FieldEncoders::bytes : null;
      case JSON ->
          oid == Oid.JSONB ? FieldEncoders::jsonb : oid == Oid.JSON ? FieldEncoders::bytes : null;
      case BOOLEAN -> oid == Oid.BOOL ? FieldEncoders::bool : null;
      case INSTANT -> oid == Oid.TIMESTAMPTZ ? FieldEncoders::timestamp : null;
      case LOCAL_DATE_TIME -> oid == Oid.TIMESTAMP ? FieldEncoders::timestamp : null;
      case LOCAL_DATE -> oid == Oid.DATE ? FieldEncoders::date : null;
      case LOCAL_TIME -> oid == Oid.TIME ? FieldEncoders::int8 : null;
      case UUID -> oid == Oid.UUID ? FieldEncoders::uuid : null;
    };
  }

  private static @Nullable FieldEncoder int8(int oid) {
    return oid == Oid.INT8 ? FieldEncoders::int8 : null;
  }

  private static void int2(ColumnBuffer values, int row, CopyBuffer out) {
    out.putInt(Short.BYTES);
    out.putShort((int) values.int64(row));
  }

  private static void int4(ColumnBuffer values, int row, CopyBuffer out) {
    out.putInt(Integer.BYTES);
    out.putInt((int) values.int64(row));
  }

  private static void int8(ColumnBuffer values, int row, CopyBuffer out) {
    out.putInt(Long.BYTES);
    out.putLong(values.int64(row));
  }

  private static void float4(ColumnBuffer values, int row, CopyBuffer out) {
    out.putInt(Float.BYTES);
    out.putInt(Float.floatToIntBits((float) values.float64(row)));
  }

  /** As a statement would convert the float that is bound. */
  private static void float4AsFloat8(ColumnBuffer values, int row, CopyBuffer out) {
    out.putInt(Double.BYTES);
    out.putLong(Double.doubleToLongBits((float) values.float64(row)));
  }

  private static void float8(ColumnBuffer values, int row, CopyBuffer out) {
    out.putInt(Double.BYTES);
    out.putLong(Double.doubleToLongBits(values.float64(row)));
  }

  private static void bool(ColumnBuffer values, int row, CopyBuffer out) {
    out.putInt(1);
    out.put((byte) values.int64(row));
  }

  private static void timestamp(ColumnBuffer values, int row, CopyBuffer out) {
    out.putInt(Long.BYTES);
    out.putLong(values.int64(row) - EPOCH_MICROS);
  }

  private static void date(ColumnBuffer values, int row, CopyBuffer out) {
    out.putInt(Integer.BYTES);
    out.putInt((int) values.int64(row) - EPOCH_DAY);
  }

  private static void uuid(ColumnBuffer values, int row, CopyBuffer out) {
    UUID value = (UUID) values.object(row);
    out.putInt(2 * Long.BYTES);
    out.putLong(value.getMostSignificantBits());
    out.putLong(value.getLeastSignificantBits());
  }

  private static void bytes(ColumnBuffer values, int row, CopyBuffer out) throws SQLException {
    int from = values.from(row);
    int length = values.to(row) - from;
    out.putInt(length);
    out.put(values.bytes(), from, length);
  }

  private static void jsonb(ColumnBuffer values, int row, CopyBuffer out) throws SQLException {
    int from = values.from(row);
    int length = values.to(row) - from;
    out.putInt(length + 1);
    out.put(JSONB_VERSION);
    out.put(values.bytes(), from, length);
  }

  private static FieldEncoder decimal(ValueType type) {
    if (ColumnBuffer.storage(type) == ColumnBuffer.Storage.LONGS
        && type.scale() <= NumericEncoder.MAX_SCALE) {
      return new NumericEncoder(type.scale());
    }
    return (values, row, out) -> {
      BigDecimal value = (BigDecimal) Objects.requireNonNull(values.value(row));
      byte[] bytes = ByteConverter.numeric(value);
      out.putInt(bytes.length);
      out.put(bytes, 0, bytes.length);
    };
  }

  /** A list as an array of one dimension, without nulls. */
  private static FieldEncoder array(int oid, ValueType element, FieldEncoder each) {
    return (values, row, out) -> {
      List<?> list = (List<?>) values.object(row);
      ColumnBuffer items = new ColumnBuffer(element, Math.max(1, list.size()));
      for (int i = 0; i < list.size(); i++) {
        items.setValue(i, list.get(i));
      }
      CopyBuffer encoded = new CopyBuffer(null);
      for (int i = 0; i < list.size(); i++) {
        encoded.reserve(FieldEncoder.RESERVED);
        each.write(items, i, encoded);
      }
      int dimensions = list.isEmpty() ? 0 : 1;
      out.putInt((3 + 2 * dimensions) * Integer.BYTES + encoded.length());
      out.putInt(dimensions);
      out.putInt(0); // no nulls
      out.putInt(oid);
      if (dimensions > 0) {
        out.putInt(list.size());
        out.putInt(1); // the first index
      }
      out.put(encoded);
    };
  }
}
