package dev.fraiseql.server.library;

import dev.fraiseql.annotations.Database;
import dev.fraiseql.contract.QueryExecutor;
import dev.fraiseql.contract.VectorWriter;
import dev.fraiseql.contract.json.FieldError;
import dev.fraiseql.contract.json.JsonSink;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.query.ParentKeys;
import dev.fraiseql.contract.query.Selection;
import dev.fraiseql.contract.query.Selection.Entry;
import dev.fraiseql.contract.row.ResultRow;
import dev.fraiseql.contract.row.Row;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.apache.arrow.vector.FieldVector;

/** Writes rows of numbers and strings. */
record RowReader(TypeModel model, Database database) implements QueryExecutor {

  @Override
  public String type() {
    return model.name();
  }

  @Override
  public void writeJson(Row row, Selection selection, JsonSink out) throws SQLException {
    out.raw('{');
    for (int i = 0; i < selection.size(); i++) {
      out.raw(selection.key(i));
      if (selection.column(i) == Selection.TYPENAME) {
        out.raw(selection.typeNameJson());
      } else {
        value(((ResultRow) row).result(), selection.entries().get(i), out);
      }
    }
    out.raw('}');
  }

  private static void value(ResultSet row, Entry entry, JsonSink out) throws SQLException {
    String text = row.getString(entry.position());
    if (text == null) {
      if (!entry.nullable()) {
        throw new FieldError(entry.name(), "is null, which the schema does not allow");
      }
      out.nullValue();
    } else if (entry.id() || entry.type().scalar().graphql().equals("String")) {
      out.string(text);
    } else {
      out.integer(Long.parseLong(text));
    }
  }

  @Override
  public VectorWriter vectorWriter(
      Selection selection, List<? extends FieldVector> vectors, ParentKeys[] children) {
    throw new UnsupportedOperationException("the library is read over HTTP");
  }
}
