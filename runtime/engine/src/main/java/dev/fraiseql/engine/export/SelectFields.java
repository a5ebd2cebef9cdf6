package dev.fraiseql.engine.export;

import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.TypeModel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The columns that a type's table has in SQL. */
public final class SelectFields {
  private SelectFields() {}

  /**
   * What {@code *} stands for: the scalar and embedded fields, and behind them the columns that
   * hold relations and are no field, so that rows of several tables can be joined by who reads
   * them.
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

  /** What a column of the database's is called there; empty if it is not a field of its own. */
  public static Optional<String> name(TypeModel type, String column) {
    return all(type).stream()
        .filter(
            field -> field instanceof ScalarField scalar && scalar.column().name().equals(column))
        .map(FieldModel::name)
        .findFirst();
  }
}
