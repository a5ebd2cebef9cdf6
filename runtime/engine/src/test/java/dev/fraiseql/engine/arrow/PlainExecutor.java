package dev.fraiseql.engine.arrow;

import dev.fraiseql.annotations.Database;
import dev.fraiseql.contract.QueryExecutor;
import dev.fraiseql.contract.VectorWriter;
import dev.fraiseql.contract.arrow.VectorChoice;
import dev.fraiseql.contract.json.JsonSink;
import dev.fraiseql.contract.query.ParentKeys;
import dev.fraiseql.contract.query.Selection;
import dev.fraiseql.contract.row.ResultRow;
import dev.fraiseql.contract.row.Row;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.complex.StructVector;

/** Reads the columns of the forest as a generated executor would, and slower. */
record PlainExecutor(String type, Database database) implements QueryExecutor {

  @Override
  public void writeJson(Row row, Selection selection, JsonSink out) {
    throw new UnsupportedOperationException();
  }

  @Override
  public VectorWriter vectorWriter(
      Selection selection, List<? extends FieldVector> vectors, ParentKeys[] children) {
    return (row, index) -> write(((ResultRow) row).result(), index, selection, vectors, children);
  }

  private static void write(
      ResultSet row,
      int index,
      Selection selection,
      List<? extends FieldVector> vectors,
      ParentKeys[] children)
      throws SQLException {
    for (int i = 0; i < selection.size(); i++) {
      int position = selection.position(i);
      if (selection.child(i) >= 0) {
        children[selection.child(i)].add(row, index);
        continue;
      }
      switch (vectors.get(i)) {
        case StructVector struct -> {
          if (row.getObject(position) == null) {
            struct.setNull(index);
          } else {
            struct.setIndexDefined(index);
            Selection nested = selection.nested(i);
            write(
                row,
                index,
                nested,
                VectorChoice.of(nested, struct.getChildrenFromFields()),
                children);
          }
        }
        case BigIntVector vector -> vector.setSafe(index, row.getLong(position));
        case IntVector vector -> {
          int value = row.getInt(position);
          if (row.wasNull()) {
            vector.setNull(index);
          } else {
            vector.setSafe(index, value);
          }
        }
        case VarCharVector vector ->
            vector.setSafe(
                index,
                (position == 0 ? selection.typeName() : row.getString(position))
                    .getBytes(StandardCharsets.UTF_8));
        default -> throw new AssertionError(vectors.get(i).getField());
      }
    }
  }
}
