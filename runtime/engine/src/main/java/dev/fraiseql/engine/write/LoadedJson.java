package dev.fraiseql.engine.write;

import dev.fraiseql.contract.json.FieldError;
import dev.fraiseql.contract.json.JsonSink;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.query.Selection;
import dev.fraiseql.contract.query.Selection.Entry;
import dev.fraiseql.contract.value.Decimal;
import dev.fraiseql.contract.value.Slice;
import dev.fraiseql.contract.value.Uuid;
import dev.fraiseql.jdbc.ColumnBuffer;
import dev.fraiseql.plan.write.WritableType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Writes rows that are loaded as the JSON that their entries have, from the values that were given.
 * For one load and one thread.
 */
final class LoadedJson {
  private final Selection whole;
  private final List<Node> nodes;
  private final Slice slice = new Slice();
  private final Decimal decimal = new Decimal();
  private final Uuid uuid = new Uuid();

  /** What is written of a row. */
  private sealed interface Node {}

  /**
   * A value.
   *
   * @param at the index of its buffer
   * @param id whether a whole number is written as an {@code ID}
   */
  private record Value(int at, ValueType type, boolean id) implements Node {}

  /**
   * An object of the same row.
   *
   * @param present the buffers of which one has a value if the object is there; empty if it always
   *     is
   */
  private record Embedded(Selection selection, List<Node> nodes, List<Integer> present)
      implements Node {}

  private LoadedJson(Selection whole, List<Node> nodes) {
    this.whole = whole;
    this.nodes = nodes;
  }

  /**
   * A writer; empty if the JSON of a row cannot be told from the values of all its columns.
   *
   * @param order the columns that the buffers have
   */
  static Optional<LoadedJson> of(Model model, WritableType type, List<Integer> order) {
    boolean told =
        type.columns().stream()
            .noneMatch(column ->
                column.type().list()
                    || column.type().isCustomText()
                    || column.type().scalar() == Scalar.JSON);
    if (!told || order.size() < type.columns().size()) {
      return Optional.empty();
    }
    Selection whole =
        new Selection(
            type.type().name(),
            type.image().fields(model, 0).stream()
                .flatMap(field -> field.entries().stream())
                .toList());
    List<Integer> buffers = type.image().columns().stream().map(order::indexOf).toList();
    return Optional.of(new LoadedJson(whole, nodes(whole, buffers)));
  }

  private static List<Node> nodes(Selection selection, List<Integer> buffers) {
    return selection.entries().stream().map(entry -> node(entry, buffers)).toList();
  }

  private static Node node(Entry entry, List<Integer> buffers) {
    Selection nested = entry.nested();
    ValueType type = entry.type();
    if (nested != null) {
      List<Node> nodes = nodes(nested, buffers);
      return new Embedded(nested, nodes, present(entry, nodes, buffers));
    }
    if (type == null) {
      throw new IllegalArgumentException(entry.name() + " is not of the row itself");
    }
    return new Value(buffers.get(entry.position() - 1), type, entry.id());
  }

  /** A relation is there if its first column is, an embedded object if any of its columns is. */
  private static List<Integer> present(Entry entry, List<Node> nodes, List<Integer> buffers) {
    if (!entry.nullable()) {
      return List.of();
    }
    return entry.position() <= buffers.size()
        ? List.of(buffers.get(entry.position() - 1))
        : nodes.stream().flatMap(LoadedJson::columns).toList();
  }

  private static Stream<Integer> columns(Node node) {
    return switch (node) {
      case Value value -> Stream.of(value.at());
      case Embedded embedded -> embedded.nodes().stream().flatMap(LoadedJson::columns);
    };
  }

  /** Writes the object of a row. */
  void write(ColumnBuffer[] columns, int row, JsonSink out) {
    write(whole, nodes, columns, row, out);
  }

  private void write(
      Selection selection, List<Node> parts, ColumnBuffer[] columns, int row, JsonSink out) {
    out.raw('{');
    for (int i = 0; i < parts.size(); i++) {
      out.raw(selection.key(i));
      switch (parts.get(i)) {
        case Value value -> write(value, columns[value.at()], row, out);
        case Embedded object when isPresent(object, columns, row) ->
            write(object.selection(), object.nodes(), columns, row, out);
        case Embedded _ -> out.nullValue();
      }
    }
    out.raw('}');
  }

  private static boolean isPresent(Embedded object, ColumnBuffer[] columns, int row) {
    for (int column : object.present()) {
      if (!columns[column].isNull(row)) {
        return true;
      }
    }
    return object.present().isEmpty();
  }

  private void write(Value value, ColumnBuffer column, int row, JsonSink out) {
    if (column.isNull(row)) {
      out.nullValue();
      return;
    }
    ValueType type = value.type();
    switch (type.scalar()) {
      case BYTE, SHORT, INT, LONG -> {
        if (value.id()) {
          out.integerId(column.int64(row), false);
        } else {
          out.int64(column.int64(row), false);
        }
      }
      case BOOLEAN -> out.bool(column.int64(row) != 0);
      case INSTANT -> out.instant(column.int64(row), false);
      case LOCAL_DATE_TIME -> out.localDateTime(column.int64(row), false);
      case LOCAL_DATE -> out.localDate((int) column.int64(row), false);
      case LOCAL_TIME -> out.localTime(column.int64(row), false);
      case DURATION -> out.duration(column.int64(row), type.scale(), false);
      case DECIMAL -> out.decimal(decimal(column, row, type.scale()), false);
      case FLOAT, DOUBLE -> number(type.scalar(), column.float64(row), out);
      case STRING, ENUM -> out.string(text(column, row), false);
      case BYTES -> out.bytes(text(column, row), false);
      case UUID -> {
        UUID given = (UUID) column.object(row);
        out.uuid(uuid.set(given.getMostSignificantBits(), given.getLeastSignificantBits()), false);
      }
      case JSON -> throw new IllegalArgumentException("a JSON document is rewritten by its column");
    }
  }

  private Decimal decimal(ColumnBuffer column, int row, int scale) {
    return column.storage() == ColumnBuffer.Storage.LONGS
        ? decimal.setLong(column.int64(row), scale)
        : decimal.setExact((BigDecimal) column.object(row), scale);
  }

  private static void number(Scalar scalar, double value, JsonSink out) {
    try {
      if (scalar == Scalar.FLOAT) {
        out.float32((float) value, false);
      } else {
        out.float64(value, false);
      }
    } catch (FieldError e) {
      out.nullValue(); // no response can contain infinity
    }
  }

  private Slice text(ColumnBuffer column, int row) {
    int from = column.from(row);
    return slice.set(column.bytes(), from, column.to(row) - from);
  }
}
