package dev.fraiseql.engine.export;

import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.FieldModel.EmbeddedField;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.plan.bind.Coercion;
import dev.fraiseql.plan.bind.Suggestions;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what the names of an export mean. Used by many threads at once. */
public final class ExportBinder {
  private final Map<String, TypeModel> tables = new LinkedHashMap<>();
  private final Map<String, ExportColumns> columns = new HashMap<>();
  private final Coercion coercion;

  /** A binder for the tables of these types. */
  public ExportBinder(Model model) {
    coercion = new Coercion(model);
    for (TypeModel type : model.types()) {
      columns.put(type.name(), new ExportColumns(type));
      tables.putIfAbsent(type.table().name(), type);
      if (type.table().schema() != null) {
        tables.putIfAbsent(type.table().schema() + "." + type.table().name(), type);
      }
    }
    // The database's names come first; whether the two ever differ in meaning is checked when types
    // are compiled.
    for (TypeModel type : model.types()) {
      tables.putIfAbsent(type.plural(), type);
      tables.putIfAbsent(type.name(), type);
      tables.putIfAbsent(type.singular(), type);
    }
  }

  /**
   * The export that a request means.
   *
   * @param table the name of a table, with or without its schema, or of a type or root field of
   *     GraphQL
   * @param where a condition; blank for all rows
   * @param names of columns, as in the database or in GraphQL, and so the columns of the answer are
   *     called; empty for all scalar and embedded fields under their GraphQL names
   * @throws dev.fraiseql.contract.RequestException BAD_USER_INPUT if a name is unknown or the
   *     condition is none
   */
  public Export bind(String table, String where, List<String> names) {
    TypeModel type = tables.get(table);
    if (type == null) {
      throw ExportError.of(
          "\""
              + ExportError.cut(table)
              + "\" is no table that is served."
              + Suggestions.sentence(table, tables.keySet()));
    }
    ExportColumns known = columns.get(type.name());
    if (known == null) {
      throw new IllegalStateException("no columns of " + type.name());
    }
    List<FieldModel> fields = names.isEmpty() ? all(type) : chosen(type, known, names);
    return new Export(type, fields, WhereParser.parse(where, known, coercion));
  }

  private static List<FieldModel> all(TypeModel type) {
    return type.fields().stream()
        .filter(field -> field instanceof ScalarField || field instanceof EmbeddedField)
        .toList();
  }

  private static List<FieldModel> chosen(TypeModel type, ExportColumns known, List<String> names) {
    FieldChoice choice = new FieldChoice();
    Set<String> seen = new LinkedHashSet<>();
    for (String name : names) {
      if (!seen.add(name)) {
        throw ExportError.of("The column \"" + ExportError.cut(name) + "\" is asked for twice.");
      }
      @Nullable FieldModel embedded = embedded(type, name);
      ExportColumn column = known.find(name).orElse(null);
      if (column == null && embedded != null) {
        choice.add(List.of(embedded));
      } else if (column == null) {
        throw ExportError.of(known.unknown(name));
      } else {
        choice.add(column.named(name).path());
      }
    }
    return choice.fields();
  }

  private static @Nullable FieldModel embedded(TypeModel type, String name) {
    return type.field(name).filter(EmbeddedField.class::isInstance).orElse(null);
  }
}
