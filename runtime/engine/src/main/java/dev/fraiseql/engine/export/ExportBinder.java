package dev.fraiseql.engine.export;

import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.FieldModel.EmbeddedField;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.plan.bind.Coercion;
import dev.fraiseql.plan.bind.OrderBinder;
import dev.fraiseql.plan.bind.Suggestions;
import dev.fraiseql.plan.query.ExportedRows;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Resolves the names of exports. Thread-safe. */
public final class ExportBinder {
  private final Map<String, TypeModel> tables = new LinkedHashMap<>();
  private final Map<String, ExportColumns> columns = new HashMap<>();
  private final Coercion coercion;
  private final OrderBinder orders;
  private final KeyReader keys;

  /** A binder for the tables of these types. */
  public ExportBinder(Model model) {
    coercion = new Coercion(model);
    orders = new OrderBinder(model);
    keys = new KeyReader(coercion);
    for (TypeModel type : model.types()) {
      columns.put(type.name(), new ExportColumns(type));
      tables.putIfAbsent(type.table().name(), type);
      if (type.table().schema() != null) {
        tables.putIfAbsent(type.table().schema() + "." + type.table().name(), type);
      }
    }
    // The database's names take precedence; the processor rejects models where the two conflict.
    for (TypeModel type : model.types()) {
      tables.putIfAbsent(type.plural(), type);
      tables.putIfAbsent(type.name(), type);
      tables.putIfAbsent(type.singular(), type);
    }
  }

  /**
   * Binds a request to tables and columns.
   *
   * @throws dev.fraiseql.contract.RequestException BAD_USER_INPUT if a name is unknown, the
   *     condition is malformed, or the key to resume after is not a key of the type
   */
  public Export bind(ExportRequest request) {
    String table = request.table();
    TypeModel type = tables.get(table);
    if (type == null) {
      throw ExportError.of(unknownTable(table));
    }
    List<String> names = request.columns();
    ExportColumns known = columns(type);
    List<FieldModel> fields = names.isEmpty() ? all(type) : chosen(type, known, names);
    return new Export(type, fields, rows(request, type, known));
  }

  private ExportedRows rows(ExportRequest request, TypeModel type, ExportColumns known) {
    Map<String, @Nullable Object> after = request.after();
    if (!type.hasKey() && (request.inKeyOrder() || after != null)) {
      throw ExportError.of(
          type.table().name()
              + " has no key, so its rows cannot be exported in the order of a key or resumed"
              + " after one. Export them without an order.");
    }
    return new ExportedRows(
        WhereParser.parse(request.where(), known, coercion),
        request.inKeyOrder() ? orders.sortKeys(type, null, "order") : List.of(),
        after == null ? List.of() : keys.read(after, type, known));
  }

  /** The type of a table, if there is one of that name. */
  Optional<TypeModel> table(String name) {
    return Optional.ofNullable(tables.get(name));
  }

  /** The error message for a name that is not a table. */
  String unknownTable(String name) {
    return "\""
        + ExportError.cut(name)
        + "\" is no table that is served."
        + Suggestions.sentence(name, tables.keySet());
  }

  /** All names of tables. */
  Set<String> tables() {
    return Collections.unmodifiableSet(tables.keySet());
  }

  /** The columns of a type. */
  ExportColumns columns(TypeModel type) {
    ExportColumns known = columns.get(type.name());
    if (known == null) {
      throw new IllegalStateException("no columns of " + type.name());
    }
    return known;
  }

  static List<FieldModel> all(TypeModel type) {
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

  static @Nullable FieldModel embedded(TypeModel type, String name) {
    return type.field(name).filter(EmbeddedField.class::isInstance).orElse(null);
  }
}
