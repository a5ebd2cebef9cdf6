package dev.fraiseql.engine.group;

import dev.fraiseql.annotations.Database;
import dev.fraiseql.contract.QueryExecutor;
import dev.fraiseql.contract.VectorWriter;
import dev.fraiseql.contract.json.FieldError;
import dev.fraiseql.contract.json.JsonSink;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.query.ParentKeys;
import dev.fraiseql.contract.query.Selection;
import dev.fraiseql.contract.query.Selection.Entry;
import dev.fraiseql.contract.row.Row;
import java.sql.SQLException;
import java.util.List;
import org.apache.arrow.vector.FieldVector;

/** Reads the groups of one type's rows from one database. */
public final class GroupExecutor implements QueryExecutor {
  private final String type;
  private final QueryExecutor rows;
  private final GroupValues values;

  /**
   * A reader of groups.
   *
   * @param type the GraphQL name of the groups' type
   * @param rows reads the rows that are grouped
   */
  public GroupExecutor(String type, QueryExecutor rows, Model model) {
    this.type = type;
    this.rows = rows;
    values = new GroupValues(model);
  }

  @Override
  public String type() {
    return type;
  }

  @Override
  public Database database() {
    return rows.database();
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

  @Override
  public VectorWriter vectorWriter(
      Selection selection, List<? extends FieldVector> vectors, ParentKeys[] children) {
    return new GroupVectors(values, selection, vectors);
  }
}
