package dev.fraiseql.plan.bind;

import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.query.Filter;
import dev.fraiseql.contract.query.JsonPointer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Binds the operators of a JSON column, also those on a part of its documents. */
final class JsonFilterBinder {
  /** The key whose value is the JSON Pointer of the part. */
  static final String AT = "at";

  private static final int MAX_STEPS = 16;

  /** Some databases tell an array index from an object key, which doubles the SQL per number. */
  private static final int MAX_INDEXES = 5;

  private final Coercion coercion;

  JsonFilterBinder(Coercion coercion) {
    this.coercion = coercion;
  }

  /** The conditions of all operators on a field. */
  List<Filter> filters(ScalarField field, Map<?, ?> operators, String place) {
    Column column = field.column();
    List<Filter> parts = new ArrayList<>();
    operators.forEach((key, value) -> {
      String here = place + "." + key;
      if (key.equals(Operator.PATH.key())) {
        parts.addAll(paths(column, value, here));
      } else {
        Operator operator =
            Operator.named((String) key, Operator.onJson(), Operator.filterType(field), here);
        parts.add(filter(column, JsonPointer.WHOLE, operator, value, here));
      }
    });
    return parts;
  }

  private List<Filter> paths(Column column, @Nullable Object given, String place) {
    if (given instanceof Map<?, ?> one) {
      return path(column, one, place);
    }
    List<?> paths = expected(given, List.class, place);
    if (paths.isEmpty()) {
      throw BadInput.at(place, "an empty list is no condition. Leave the key out.");
    }
    List<Filter> parts = new ArrayList<>();
    for (int i = 0; i < paths.size(); i++) {
      String here = place + "." + i;
      parts.addAll(path(column, expected(paths.get(i), Map.class, here), here));
    }
    return parts;
  }

  private List<Filter> path(Column column, Map<?, ?> given, String place) {
    JsonPointer pointer = pointer(given.get(AT), place + "." + AT);
    List<Filter> parts = new ArrayList<>();
    given.forEach((key, value) -> {
      if (!key.equals(AT)) {
        String here = place + "." + key;
        Operator operator =
            Operator.named((String) key, Operator.onPartOfJson(), Operator.PART_TYPE, here);
        parts.add(filter(column, pointer, operator, value, here));
      }
    });
    if (parts.isEmpty()) {
      throw BadInput.at(
          place, "a path alone is no condition. Add an operator, such as eq or hasKey.");
    }
    return parts;
  }

  private static JsonPointer pointer(@Nullable Object given, String place) {
    if (given == null) {
      throw BadInput.at(place, "a JSON Pointer is expected here, such as \"/address/city\".");
    }
    String text = Coercion.text(given, "String", place);
    JsonPointer pointer;
    try {
      pointer = JsonPointer.parse(text);
    } catch (IllegalArgumentException e) {
      throw BadInput.at(
          place,
          BadInput.shown(text)
              + " is no JSON Pointer (RFC 6901): a slash before each step, as in \"/address/city\";"
              + " within a step, ~1 for a slash and ~0 for a tilde.");
    }
    if (pointer.isWhole()) {
      throw BadInput.at(
          place, "the empty pointer is the whole document: write its operators outside of path.");
    }
    long indexes = pointer.steps().stream().filter(JsonPointer::isIndex).count();
    if (pointer.steps().size() > MAX_STEPS || indexes > MAX_INDEXES) {
      throw BadInput.at(
          place,
          "a pointer has at most %s steps, and %s that are numbers."
              .formatted(MAX_STEPS, MAX_INDEXES));
    }
    return pointer;
  }

  private Filter filter(
      Column column, JsonPointer at, Operator operator, @Nullable Object value, String place) {
    Filter missing = at.isWhole() ? new Filter.IsNull(column) : new Filter.JsonMissing(column, at);
    if (value == null) {
      return switch (operator) {
        case EQ -> missing;
        case NEQ -> new Filter.Not(missing);
        default ->
            throw BadInput.at(place, "null is no operand. Leave the key out, or use isNull.");
      };
    }
    return switch (operator) {
      case EQ -> new Filter.JsonIn(column, at, List.of(JsonValueWriter.write(value, place)));
      case NEQ ->
          new Filter.Not(
              new Filter.JsonIn(column, at, List.of(JsonValueWriter.write(value, place))));
      case IN -> in(column, at, documents(column, value, place));
      case NIN -> {
        List<String> documents = documents(column, value, place);
        // An empty list excludes nothing, also not the rows with null.
        yield documents.isEmpty()
            ? new Filter.And(List.of())
            : new Filter.Not(in(column, at, documents));
      }
      case IS_NULL -> ScalarFilterBinder.isNull(missing, value, place);
      case HAS_KEY -> new Filter.JsonHasKey(column, at, Coercion.text(value, "String", place));
      default -> throw new IllegalStateException("no operator of JSON: " + operator);
    };
  }

  private static Filter in(Column column, JsonPointer at, List<String> documents) {
    return documents.isEmpty()
        ? new Filter.Or(List.of())
        : new Filter.JsonIn(column, at, documents);
  }

  private List<String> documents(Column column, Object value, String place) {
    return coercion.list(value, column.type(), false, place).stream()
        .map(String.class::cast)
        .distinct()
        .collect(Collectors.toUnmodifiableList());
  }

  private static <T> T expected(@Nullable Object given, Class<T> kind, String place) {
    if (kind.isInstance(given)) {
      return kind.cast(given);
    }
    throw BadInput.at(place, "an object with \"at\" and a condition is expected here.");
  }
}
