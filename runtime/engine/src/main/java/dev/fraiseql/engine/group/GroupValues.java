package dev.fraiseql.engine.group;

import dev.fraiseql.contract.convert.ValueWriter;
import dev.fraiseql.contract.json.EnumNames;
import dev.fraiseql.contract.json.JsonSink;
import dev.fraiseql.contract.model.EnumModel;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.query.Selection.Entry;
import dev.fraiseql.contract.row.Row;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.arrow.vector.FieldVector;

/** Writes the values of groups by their types. Used by many threads at once. */
final class GroupValues {
  private final Model model;
  private final Map<String, EnumNames> enums = new HashMap<>();
  private final Map<ValueType, ValueWriter> writers = new ConcurrentHashMap<>();

  GroupValues(Model model) {
    this.model = model;
    for (EnumModel values : model.enums()) {
      enums.put(values.name(), EnumNames.of(values));
    }
  }

  /**
   * Writes the value of an entry as JSON.
   *
   * @throws dev.fraiseql.contract.json.FieldError if it is NULL and must not be, or one that its
   *     type cannot have
   */
  void json(Row row, Entry entry, JsonSink out) throws SQLException {
    ValueType type = type(entry);
    if (entry.id() && type.scalar().isInteger()) {
      out.integerId(row.int64(entry.position()), row.nullable(entry.nullable()));
    } else {
      writer(type).json(row, entry.position(), entry.nullable(), out);
    }
  }

  /**
   * Copies the value of an entry to an index that fits into the vector.
   *
   * @throws dev.fraiseql.contract.json.FieldError if it is NULL and must not be, or one that its
   *     type cannot have
   */
  void vector(Row row, Entry entry, FieldVector vector, int index) throws SQLException {
    writer(type(entry)).vector(row, entry.position(), entry.nullable(), vector, index);
  }

  private ValueWriter writer(ValueType type) {
    return writers.computeIfAbsent(type, this::newWriter);
  }

  private ValueWriter newWriter(ValueType type) {
    ValueWriter stored = ValueWriter.of(type, name -> Objects.requireNonNull(enums.get(name)));
    return type.isCustomText()
        ? stored.shownBy(
            model.scalar(Objects.requireNonNull(type.custom()).name()).conversion().shown())
        : stored;
  }

  private static ValueType type(Entry entry) {
    return Objects.requireNonNull(entry.type(), entry.name());
  }
}
