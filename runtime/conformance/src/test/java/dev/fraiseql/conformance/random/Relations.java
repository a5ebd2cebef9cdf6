package dev.fraiseql.conformance.random;

import dev.fraiseql.contract.model.FieldModel.ToManyField;
import dev.fraiseql.contract.model.FieldModel.ToOneField;
import dev.fraiseql.contract.model.JoinColumn;
import dev.fraiseql.contract.model.JoinTable;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.TypeModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the rows that relations lead to. */
final class Relations {
  private final Model model;
  private final Rows rows;

  Relations(Model model, Rows rows) {
    this.model = model;
    this.rows = rows;
  }

  /** All rows of a type. */
  List<Row> all(TypeModel type) {
    return rows.of(type.table().name()).stream().map(Row::new).toList();
  }

  @Nullable Row target(ToOneField relation, Row row) {
    return all(model.type(relation.target())).stream()
        .filter(target -> joined(relation.columns(), row, target))
        .findFirst()
        .orElse(null);
  }

  List<Row> related(ToManyField relation, Row row) {
    List<Row> targets = all(model.type(relation.target()));
    JoinTable through = relation.through();
    if (through == null) {
      return targets.stream().filter(target -> joined(relation.columns(), row, target)).toList();
    }
    List<Row> related = new ArrayList<>();
    for (Map<String, @Nullable Object> pair : rows.of(through.table().name())) {
      Row link = new Row(pair);
      if (joined(through.source(), link, row)) {
        targets.stream().filter(to -> joined(through.inverse(), link, to)).forEach(related::add);
      }
    }
    return related;
  }

  private static boolean joined(List<JoinColumn> pairs, Row row, Row other) {
    return pairs.stream()
        .allMatch(pair -> {
          Object left = row.get(pair.column().name());
          return left != null && left.equals(other.get(pair.other().name()));
        });
  }
}
