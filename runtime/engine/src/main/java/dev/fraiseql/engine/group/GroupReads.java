package dev.fraiseql.engine.group;

import dev.fraiseql.contract.json.FieldError;
import dev.fraiseql.contract.json.JsonSink;
import dev.fraiseql.contract.model.EnumModel;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.query.Selection.Entry;
import dev.fraiseql.contract.read.EnumNames;
import dev.fraiseql.contract.read.JsonReads;
import dev.fraiseql.contract.read.JsonValues;
import dev.fraiseql.contract.read.VectorReads;
import dev.fraiseql.jdbc.OwnReads;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.arrow.vector.FieldVector;
import org.jspecify.annotations.Nullable;

/** Reads a value of a group by its type. Used by many threads at once. */
final class GroupReads {
  private final Model model;
  private final OwnReads own;
  private final Map<String, EnumNames> enums = new HashMap<>();

  GroupReads(Model model, OwnReads own) {
    this.model = model;
    this.own = own;
    for (EnumModel values : model.enums()) {
      enums.put(values.name(), EnumNames.of(values));
    }
  }

  /**
   * Writes the value of an entry as JSON.
   *
   * @throws FieldError if it is NULL and must not be, or one that its type cannot have
   */
  void json(ResultSet row, Entry entry, JsonSink out) throws SQLException {
    check(row, entry);
    ValueType type = type(entry);
    int position = entry.position();
    if (type.isCustomText()) {
      customText(row, position, type, out);
      return;
    }
    switch (type.scalar()) {
      case BYTE, SHORT, INT, LONG -> integer(row, entry, type, out);
      case FLOAT -> JsonReads.float32OrNull(row, position, out);
      case DOUBLE -> JsonReads.float64OrNull(row, position, out);
      case DECIMAL -> own.decimal(row, position, type, out);
      case STRING -> own.string(row, position, out);
      case BOOLEAN -> own.bool(row, position, out);
      case INSTANT -> own.instant(row, position, out);
      case LOCAL_DATE_TIME -> own.localDateTime(row, position, out);
      case LOCAL_DATE -> own.localDate(row, position, out);
      case LOCAL_TIME -> own.localTime(row, position, out);
      case DURATION -> JsonReads.durationOrNull(row, position, type.scale(), out);
      case UUID -> own.uuid(row, position, out);
      case ENUM -> own.enumValue(row, position, names(type), out);
      case BYTES -> JsonReads.bytesOrNull(row, position, out);
      case JSON -> throw noValueOfGroups(type);
    }
  }

  private void customText(ResultSet row, int position, ValueType type, JsonSink out)
      throws SQLException {
    @Nullable Object value = own.value(row, position, type);
    String scalar = Objects.requireNonNull(type.custom()).name();
    JsonValues.string(
        value == null ? null : model.scalar(scalar).conversion().shown().apply(value), out);
  }

  private static void integer(ResultSet row, Entry entry, ValueType type, JsonSink out)
      throws SQLException {
    int position = entry.position();
    if (entry.id()) {
      JsonReads.integerIdOrNull(row, position, out);
      return;
    }
    switch (type.scalar()) {
      case BYTE -> JsonReads.int8OrNull(row, position, out);
      case SHORT -> JsonReads.int16OrNull(row, position, out);
      case INT -> JsonReads.int32OrNull(row, position, out);
      default -> JsonReads.int64OrNull(row, position, out);
    }
  }

  /**
   * Copies the value of an entry to a place of a vector for which there is room.
   *
   * @throws FieldError if it is NULL and must not be, or one that its type cannot have
   */
  void vector(ResultSet row, Entry entry, FieldVector vector, int index) throws SQLException {
    check(row, entry);
    ValueType type = type(entry);
    int position = entry.position();
    switch (type.scalar()) {
      case BYTE -> VectorReads.int8OrNull(row, position, vector, index);
      case SHORT -> VectorReads.int16OrNull(row, position, vector, index);
      case INT -> VectorReads.int32OrNull(row, position, vector, index);
      case LONG -> VectorReads.int64OrNull(row, position, vector, index);
      case FLOAT -> VectorReads.float32OrNull(row, position, vector, index);
      case DOUBLE -> VectorReads.float64OrNull(row, position, vector, index);
      case DECIMAL -> own.decimal(row, position, type, vector, index);
      case STRING -> own.string(row, position, vector, index);
      case BOOLEAN -> own.bool(row, position, vector, index);
      case INSTANT -> own.instant(row, position, vector, index);
      case LOCAL_DATE_TIME -> own.localDateTime(row, position, vector, index);
      case LOCAL_DATE -> own.localDate(row, position, vector, index);
      case LOCAL_TIME -> own.localTime(row, position, vector, index);
      case DURATION -> VectorReads.durationOrNull(row, position, type.scale(), vector, index);
      case UUID -> own.uuid(row, position, vector, index);
      case ENUM -> own.enumValue(row, position, names(type), vector, index);
      case BYTES -> VectorReads.bytesOrNull(row, position, vector, index);
      case JSON -> throw noValueOfGroups(type);
    }
  }

  private void check(ResultSet row, Entry entry) throws SQLException {
    if (!entry.nullable() && own.isNull(row, entry.position())) {
      throw FieldError.missing();
    }
  }

  private static ValueType type(Entry entry) {
    return Objects.requireNonNull(entry.type(), entry.name());
  }

  private EnumNames names(ValueType type) {
    return Objects.requireNonNull(enums.get(type.enumName()), "an enum of the model");
  }

  private static IllegalArgumentException noValueOfGroups(ValueType type) {
    return new IllegalArgumentException("groups have no values of " + type);
  }
}
