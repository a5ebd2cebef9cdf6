package dev.fraiseql.engine.arrow;

import dev.fraiseql.contract.VectorWriter;
import dev.fraiseql.contract.arrow.Vectors;
import dev.fraiseql.contract.json.FieldError;
import dev.fraiseql.contract.json.JsonSink;
import dev.fraiseql.contract.query.EdgeField;
import dev.fraiseql.contract.query.Selection;
import dev.fraiseql.contract.row.ResultRow;
import dev.fraiseql.contract.row.Row;
import dev.fraiseql.engine.json.CursorWriter;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.complex.StructVector;
import org.jspecify.annotations.Nullable;

/** Writes rows into vectors as edges: the cursor is a text, the row a struct. */
final class EdgeVectorWriter implements VectorWriter {
  private final Selection selection;
  private final List<FieldVector> vectors;
  private final List<@Nullable VectorWriter> nodes = new ArrayList<>();
  private final CursorWriter cursors;
  private final JsonSink cursor = new JsonSink(128);

  /**
   * A writer of edges.
   *
   * @param selection of the edges
   * @param vectors one for each of its entries
   * @param rows creates the writer of a selection of the row
   */
  EdgeVectorWriter(
      Selection selection,
      List<FieldVector> vectors,
      CursorWriter cursors,
      BiFunction<Selection, List<FieldVector>, VectorWriter> rows) {
    this.selection = selection;
    this.vectors = vectors;
    this.cursors = cursors;
    for (int i = 0; i < selection.size(); i++) {
      nodes.add(
          vectors.get(i) instanceof StructVector struct
              ? rows.apply(selection.nested(i), struct.getChildrenFromFields())
              : null);
    }
  }

  @Override
  public void write(Row row, int index) throws SQLException {
    for (int i = 0; i < selection.size(); i++) {
      FieldVector vector = vectors.get(i);
      VectorWriter node = nodes.get(i);
      if (node != null) {
        ((StructVector) vector).setIndexDefined(index);
        node(node, row, index, i);
      } else if (selection.column(i) == EdgeField.CURSOR.column()) {
        cursor.reset();
        cursors.write((ResultRow) row, cursor);
        ((VarCharVector) vector).setSafe(index, cursor.array(), 1, cursor.size() - 2); // no quotes
      } else {
        Vectors.typeName(vector, index, selection);
      }
    }
  }

  private void node(VectorWriter node, Row row, int index, int i) throws SQLException {
    try {
      node.write(row, index);
    } catch (FieldError error) {
      throw error.within(selection.name(i));
    }
  }
}
