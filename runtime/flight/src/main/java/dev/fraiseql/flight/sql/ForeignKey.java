package dev.fraiseql.flight.sql;

import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.FieldModel.ToManyField;
import dev.fraiseql.contract.model.FieldModel.ToOneField;
import dev.fraiseql.contract.model.JoinColumn;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.engine.export.SelectFields;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A foreign key.
 *
 * @param from the type that has the columns
 * @param to the type whose key they hold
 * @param columns and the parts of the key that they hold
 */
record ForeignKey(TypeModel from, TypeModel to, List<Pair> columns) {
  ForeignKey {
    columns = List.copyOf(columns);
  }

  /** The name of a column in SQL, and of the part of the key that it holds. */
  record Pair(String column, String key) {}

  /**
   * The foreign keys of all relations, each once, whether it is declared at one end or at both.
   * Relations through a join table have none, nor have columns that SQL does not contain.
   */
  static List<ForeignKey> of(Model model) {
    Set<ForeignKey> all = new LinkedHashSet<>();
    for (TypeModel type : model.types()) {
      for (FieldModel field : type.fields()) {
        switch (field) {
          case ToOneField toOne ->
              of(type, model.type(toOne.target()), toOne.columns()).ifPresent(all::add);
          case ToManyField toMany when toMany.through() == null ->
              of(
                      model.type(toMany.target()),
                      type,
                      toMany.columns().stream().map(JoinColumn::reversed).toList())
                  .ifPresent(all::add);
          default -> {}
        }
      }
    }
    return List.copyOf(all);
  }

  private static Optional<ForeignKey> of(TypeModel from, TypeModel to, List<JoinColumn> pairs) {
    List<Pair> columns = new ArrayList<>();
    for (JoinColumn pair : pairs) {
      Optional<String> column = SelectFields.name(from, pair.column().name());
      Optional<String> key = SelectFields.name(to, pair.other().name());
      if (column.isEmpty() || key.isEmpty()) {
        return Optional.empty();
      }
      columns.add(new Pair(column.get(), key.get()));
    }
    return columns.isEmpty() ? Optional.empty() : Optional.of(new ForeignKey(from, to, columns));
  }
}
