package dev.fraiseql.engine.group;

import dev.fraiseql.contract.arrow.RowVectors;
import dev.fraiseql.contract.arrow.Vectors;
import dev.fraiseql.contract.json.FieldError;
import dev.fraiseql.contract.query.ParentKeys;
import dev.fraiseql.contract.query.Selection;
import dev.fraiseql.contract.query.Selection.Entry;
import dev.fraiseql.contract.row.Row;
import java.sql.SQLException;
import java.util.List;
import org.apache.arrow.vector.FieldVector;

/** Copies groups into vectors, the keys and measures of nested objects into their structs. */
final class GroupVectors extends RowVectors {
  private final GroupValues values;
  private final Entry[] entries;

  GroupVectors(GroupValues values, Selection selection, List<? extends FieldVector> vectors) {
    super(selection, vectors, new ParentKeys[0]);
    this.values = values;
    entries = selection.entries().toArray(Entry[]::new);
  }

  @Override
  protected void copy(Row row, int index) throws SQLException {
    for (int i = 0; i < entries.length; i++) {
      try {
        if (entries[i].nested() != null) {
          object(
              i, row, index, false, (own, chosen, keys) -> new GroupVectors(values, own, chosen));
        } else if (entries[i].column() == Selection.TYPENAME) {
          Vectors.typeName(vectors[i], index, selection);
        } else {
          values.vector(row, entries[i], vectors[i], index);
        }
      } catch (FieldError error) {
        throw error.within(selection.name(i));
      }
    }
  }
}
