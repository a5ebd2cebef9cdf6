package dev.fraiseql.contract.model;

import dev.fraiseql.contract.model.FieldModel.EmbeddedField;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.FieldModel.ToManyField;
import dev.fraiseql.contract.model.FieldModel.ToOneField;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A type that is served, backed by one table or view.
 *
 * @param name in GraphQL and Arrow, in PascalCase
 * @param singular the root field that gives one row: the name in camelCase
 * @param plural the root field that gives a list
 * @param javaClass the fully qualified (canonical) name of the annotated class
 * @param table where the rows are
 * @param readOnly true for a view
 * @param fields in the order of declaration; {@code fields.get(i).ordinal() == i}
 */
public record TypeModel(
    String name,
    String singular,
    String plural,
    String javaClass,
    Table table,
    boolean readOnly,
    List<FieldModel> fields,
    Doc doc) {

  public TypeModel {
    fields = List.copyOf(fields);
  }

  /** The parts of the key, in the order of declaration; at least one. */
  public List<ScalarField> key() {
    return fields.stream()
        .filter(field -> field instanceof ScalarField scalar && scalar.key())
        .map(ScalarField.class::cast)
        .toList();
  }

  /**
   * The physical columns, each once, in the order of declaration: those of scalar and embedded
   * fields and those that hold to-one relations.
   */
  public List<Column> columns() {
    Map<String, Column> columns = new LinkedHashMap<>();
    collect(fields, columns);
    return List.copyOf(columns.values());
  }

  private static void collect(List<FieldModel> fields, Map<String, Column> into) {
    for (FieldModel field : fields) {
      switch (field) {
        case ScalarField scalar -> into.put(scalar.column().name(), scalar.column());
        case EmbeddedField embedded -> collect(embedded.fields(), into);
        case ToOneField toOne ->
            toOne.columns().forEach(pair -> into.putIfAbsent(pair.column().name(), pair.column()));
        case ToManyField toMany -> {}
      }
    }
  }

  /** The field of that name. */
  public Optional<FieldModel> field(String fieldName) {
    return fields.stream().filter(field -> field.name().equals(fieldName)).findFirst();
  }
}
