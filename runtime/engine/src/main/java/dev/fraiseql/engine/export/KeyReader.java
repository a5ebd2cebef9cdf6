package dev.fraiseql.engine.export;

import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.plan.bind.Coercion;
import dev.fraiseql.plan.bind.Suggestions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the key of the row that an export resumes after. */
final class KeyReader {
  private static final String PLACE = "after";

  private final Coercion coercion;

  KeyReader(Coercion coercion) {
    this.coercion = coercion;
  }

  /**
   * Converts a key to its typed parts, in the order of declaration.
   *
   * @param given values by the names of columns in the database or in GraphQL
   * @param columns the names of the type's columns
   * @throws RequestException BAD_USER_INPUT if a part of the key is missing, unknown, or of another
   *     type
   */
  List<Object> read(Map<String, @Nullable Object> given, TypeModel type, ExportColumns columns) {
    Map<ScalarField, Object> values = new HashMap<>();
    given.forEach((name, json) -> {
      ScalarField part = part(name, type, columns);
      String place = PLACE + "." + name;
      if (json == null) {
        throw ExportError.of(place + ": null is given, but no row's key is null.");
      }
      if (values.put(part, typed(json, part, place)) != null) {
        throw ExportError.of(place + ": this part of the key is given twice.");
      }
    });
    List<Object> key = new ArrayList<>();
    for (ScalarField part : type.key()) {
      Object value = values.get(part);
      if (value == null) {
        throw ExportError.of(PLACE + ": \"" + part.name() + "\" is missing. " + shape(type));
      }
      key.add(value);
    }
    return key;
  }

  /** Whole numbers may be texts, as an {@code ID} shows them. */
  private Object typed(Object json, ScalarField part, String place) {
    ValueType type = part.column().type();
    return coercion.value(json, type, type.scalar().isIdentifier(), place);
  }

  private static ScalarField part(String name, TypeModel type, ExportColumns columns) {
    ExportColumn column = columns.find(name).orElse(null);
    for (ScalarField part : type.key()) {
      if (column != null && column.path().equals(List.of(part))) {
        return part;
      }
    }
    String suggestion = Suggestions.sentence(name, names(type));
    throw ExportError.of(
        PLACE
            + ": \""
            + ExportError.cut(name)
            + "\" is no part of a key of "
            + type.table().name()
            + "."
            + (suggestion.isEmpty() ? " " + shape(type) : suggestion));
  }

  private static List<String> names(TypeModel type) {
    return type.key().stream().map(ScalarField::name).toList();
  }

  private static String shape(TypeModel type) {
    return "A key of " + type.table().name() + " has " + String.join(" and ", names(type)) + ".";
  }
}
