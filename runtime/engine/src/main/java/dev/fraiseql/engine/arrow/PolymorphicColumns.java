package dev.fraiseql.engine.arrow;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.query.Selection;
import dev.fraiseql.contract.query.Selection.Entry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The columns of rows of several types: one for each response key of any type, in the order of
 * first appearance. A column is nullable if it is in any type, or if a type does not have it.
 * Objects under one key are merged into one struct by the same rules; so are the rows of lists.
 *
 * <p>GraphQL's validation ensures that a response key has one GraphQL type. Where that is several
 * types of Arrow, a column of integers is as wide as the widest, and ids of which some are texts
 * are all texts, as in JSON. Decimals of different scales are rejected: a column has one scale, and
 * values are not rescaled.
 */
final class PolymorphicColumns {
  private final int types;
  private final String place;

  /** The entry of one type under a response key. */
  private record Part(String type, Entry entry) {}

  private PolymorphicColumns(int types, String place) {
    this.types = types;
    this.place = place;
  }

  /**
   * The columns as a selection, from which only a schema is made.
   *
   * @param place the path of response keys, separated by dots
   * @param name of the rows' type
   * @param types the selection of each type
   * @throws RequestException BAD_USER_INPUT if a column would need two types
   */
  static Selection of(String place, String name, List<Selection> types) {
    Map<String, List<Part>> parts = new LinkedHashMap<>();
    for (Selection type : types) {
      for (Entry entry : type.entries()) {
        parts
            .computeIfAbsent(entry.name(), key -> new ArrayList<>())
            .add(new Part(type.typeName(), entry));
      }
    }
    PolymorphicColumns columns = new PolymorphicColumns(types.size(), place);
    return new Selection(name, parts.values().stream().map(columns::column).toList());
  }

  private Entry column(List<Part> parts) {
    Entry first = parts.getFirst().entry();
    boolean nullable =
        parts.size() < types || parts.stream().anyMatch(part -> part.entry().nullable());
    if (first.nested() == null) {
      return Entry.value(first.name(), first.column(), 0, type(parts), first.id(), nullable);
    }
    List<Selection> objects =
        parts.stream().map(part -> Objects.requireNonNull(part.entry().nested())).toList();
    Selection nested = of(place + "." + first.name(), objects.getFirst().typeName(), objects);
    return new Entry(first.name(), first.column(), 0, null, false, nullable, nested, first.child());
  }

  private ValueType type(List<Part> parts) {
    Part widest = parts.getFirst();
    ValueType type = type(widest.entry());
    for (Part part : parts) {
      ValueType other = type(part.entry());
      if (isWithin(type, other)) {
        widest = part;
        type = other;
      } else if (!isWithin(other, type)) {
        if (!areIds(widest.entry(), part.entry())) {
          throw conflict(widest, type, part, other);
        }
        type = ValueType.of(Scalar.STRING);
      }
    }
    return type;
  }

  private static ValueType type(Entry entry) {
    if (entry.column() == Selection.TYPENAME) {
      return ValueType.of(Scalar.STRING);
    }
    // Counts have no type in the model.
    return entry.type() == null ? ValueType.of(Scalar.INT) : entry.type();
  }

  /** Whether a column of one type can hold all values of another unchanged. */
  private static boolean isWithin(ValueType one, ValueType column) {
    if (one.equals(column)) {
      return true;
    }
    if (one.list() != column.list() || !Objects.equals(one.custom(), column.custom())) {
      return false;
    }
    if (one.scalar() == Scalar.DURATION) {
      return column.scalar() == Scalar.DURATION; // always microseconds in Arrow
    }
    return !one.list()
        && one.scalar().isInteger()
        && column.scalar().isInteger()
        && one.scalar().compareTo(column.scalar()) < 0;
  }

  private static boolean areIds(Entry one, Entry other) {
    return isId(one) && isId(other);
  }

  /** Whether the entry is an id whose text is the text of its value. */
  private static boolean isId(Entry entry) {
    return entry.id() && entry.type() != null && !entry.type().isCustomText();
  }

  private RequestException conflict(Part one, ValueType of, Part other, ValueType that) {
    return new RequestException(
        ErrorCode.BAD_USER_INPUT,
        ("%s.%s cannot be streamed as one column: in rows of %s it is %s, in rows of %s %s."
                + " Give it an alias in one of them.")
            .formatted(
                place, one.entry().name(), one.type(), shown(of), other.type(), shown(that)));
  }

  private static String shown(ValueType type) {
    if (type.list()) {
      return "a list of " + shown(type.element());
    }
    return switch (type.scalar()) {
      case DECIMAL -> "Decimal(" + type.precision() + ", " + type.scale() + ")";
      case BYTE -> "Int8";
      case SHORT -> "Int16";
      case INT -> "Int32";
      case LONG -> "Int64";
      default -> type.graphql();
    };
  }
}
