package dev.fraiseql.engine.json;

import dev.fraiseql.contract.QueryExecutor;
import dev.fraiseql.contract.json.FieldError;
import dev.fraiseql.contract.json.JsonSink;
import dev.fraiseql.contract.query.EdgeField;
import dev.fraiseql.contract.query.Selection;
import dev.fraiseql.contract.row.ResultRow;
import java.sql.SQLException;

/** Writes rows as edges: each with its cursor. */
final class EdgeWriter implements RowWriter {
  private final Selection selection;
  private final QueryExecutor nodes;
  private final CursorWriter cursors;

  /**
   * A writer of edges.
   *
   * @param selection of the edges
   * @param nodes writes the rows in them
   */
  EdgeWriter(Selection selection, QueryExecutor nodes, CursorWriter cursors) {
    this.selection = selection;
    this.nodes = nodes;
    this.cursors = cursors;
  }

  @Override
  public void write(ResultRow row, JsonSink out) throws SQLException {
    out.raw('{');
    for (int i = 0; i < selection.size(); i++) {
      out.raw(selection.key(i));
      if (selection.column(i) == Selection.TYPENAME) {
        out.raw(selection.typeNameJson());
      } else if (selection.column(i) == EdgeField.CURSOR.column()) {
        cursor(row, i, out);
      } else {
        node(row, i, out);
      }
    }
    out.raw('}');
  }

  private void cursor(ResultRow row, int i, JsonSink out) throws SQLException {
    try {
      cursors.write(row, out);
    } catch (FieldError error) {
      throw error.within(selection.name(i));
    }
  }

  private void node(ResultRow row, int i, JsonSink out) throws SQLException {
    try {
      nodes.writeJson(row, selection.nested(i), out);
    } catch (FieldError error) {
      throw error.within(selection.name(i));
    }
  }
}
