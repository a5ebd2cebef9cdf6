package dev.fraiseql.engine.group;

import dev.fraiseql.contract.QueryExecutor;
import dev.fraiseql.contract.arrow.RowVectors;
import dev.fraiseql.contract.arrow.Vectors;
import dev.fraiseql.contract.executor.TypeExecutor;
import dev.fraiseql.contract.json.FieldError;
import dev.fraiseql.contract.json.JsonSink;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.query.Selection;
import dev.fraiseql.contract.query.Selection.Entry;
import dev.fraiseql.contract.row.Row;
import java.sql.SQLException;
import java.util.List;

/** Reads the groups of one type's rows from one database. */
public final class GroupExecutor extends TypeExecutor {
  private final GroupValues values;

  /**
   * A reader of groups.
   *
   * @param type the GraphQL name of the groups' type
   * @param rows reads the rows that are grouped
   */
  public GroupExecutor(String type, QueryExecutor rows, Model model) {
    super(type, rows.database());
    values = new GroupValues(model);
  }

  @Override
  public void writeJson(Row row, Selection selection, JsonSink out) throws SQLException {
    out.raw('{');
    List<Entry> entries = selection.entries();
    for (int i = 0; i < entries.size(); i++) {
      int mark = out.key(selection, i);
      try {
        Entry entry = entries.get(i);
        if (entry.nested() != null) {
          writeJson(row, entry.nested(), out);
        } else if (entry.column() == Selection.TYPENAME) {
          out.raw(selection.typeNameJson());
        } else {
          values.json(row, entry, out);
        }
      } catch (FieldError error) {
        out.nullOrThrow(mark, error, selection, i);
      }
    }
    out.raw('}');
  }

  /** Copies keys and aggregates, those of nested objects into their structs. */
  @Override
  protected void writeVectors(Row row, RowVectors to, int index) throws SQLException {
    List<Entry> entries = to.selection().entries();
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      try {
        if (entry.nested() != null) {
          writeVectors(row, to.object(i, index), index);
        } else if (entry.column() == Selection.TYPENAME) {
          Vectors.typeName(to.vector(i), index, to.selection());
        } else {
          values.vector(row, entry, to.vector(i), index);
        }
      } catch (FieldError error) {
        throw error.within(entry.name());
      }
    }
  }
}
