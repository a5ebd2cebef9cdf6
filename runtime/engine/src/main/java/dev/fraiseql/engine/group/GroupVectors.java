package dev.fraiseql.engine.group;

import dev.fraiseql.contract.arrow.RowVectors;
import dev.fraiseql.contract.json.FieldError;
import dev.fraiseql.contract.query.ParentKeys;
import dev.fraiseql.contract.query.Selection;
import dev.fraiseql.contract.query.Selection.Entry;
import dev.fraiseql.contract.read.VectorReads;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.apache.arrow.vector.FieldVector;

/** Copies groups into vectors, the keys and measures of nested objects into their structs. */
final class GroupVectors extends RowVectors<ResultSet> {
  private final GroupReads reads;
  private final Entry[] entries;

  GroupVectors(GroupReads reads, Selection selection, List<? extends FieldVector> vectors) {
    super(selection, vectors, new ParentKeys[0]);
    this.reads = reads;
    entries = selection.entries().toArray(Entry[]::new);
    for (int i = 0; i < entries.length; i++) {
      if (entries[i].nested() != null) {
        nest(i, new GroupVectors(reads, selection.nested(i), structVectors(i)));
      }
    }
  }

  @Override
  protected void copy(ResultSet row, int index) throws SQLException {
    int i = 0;
    try {
      for (; i < entries.length; i++) {
        if (entries[i].nested() != null) {
          present(i, row, index);
        } else if (entries[i].column() == Selection.TYPENAME) {
          VectorReads.typeName(selection, vectors[i], index);
        } else {
          reads.vector(row, entries[i], vectors[i], index);
        }
      }
    } catch (FieldError error) {
      throw error.within(selection.name(i));
    }
  }
}
