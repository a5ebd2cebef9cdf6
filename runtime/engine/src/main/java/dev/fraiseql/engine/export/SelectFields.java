package dev.fraiseql.engine.export;

import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.TypeModel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The columns of a type's table in SQL. */
public final class SelectFields {
  private SelectFields() {}

  /**
   * The columns of {@code *}: the scalar and embedded fields, then the foreign keys that are not
   * fields, so that a client can join rows of several tables.
   */
  public static List<FieldModel> all(TypeModel type) {
    List<FieldModel> fields = new ArrayList<>(ExportBinder.all(type));
    Set<String> names = new HashSet<>(fields.stream().map(FieldModel::name).toList());
    for (ScalarField foreignKey : type.foreignKeys()) {
      if (names.add(foreignKey.name())) {
        fields.add(foreignKey);
      }
    }
    return fields;
  }

  /** The name in SQL of a column of the database; empty if it is not a top-level field. */
  public static Optional<String> name(TypeModel type, String column) {
    return all(type).stream()
        .filter(
            field -> field instanceof ScalarField scalar && scalar.column().name().equals(column))
        .map(FieldModel::name)
        .findFirst();
  }
}
