package dev.fraiseql.flight;

import dev.fraiseql.annotations.Database;
import dev.fraiseql.contract.QueryExecutor;
import dev.fraiseql.contract.VectorWriter;
import dev.fraiseql.contract.json.FieldError;
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

/** Reads the columns of the stock as a generated executor would, and slower. */
record StockReader(String type) implements QueryExecutor {

  @Override
  public Database database() {
    return Database.SQLITE;
  }

  @Override
  public void writeJson(Row row, Selection selection, JsonSink out) {
    throw new UnsupportedOperationException();
  }

  @Override
  public VectorWriter vectorWriter(
      Selection selection, List<? extends FieldVector> vectors, ParentKeys[] children) {
    return (row, index) -> {
      for (int i = 0; i < selection.size(); i++) {
        if (selection.child(i) >= 0) {
          children[selection.child(i)].add(((ResultRow) row).result(), index);
        } else {
          write(((ResultRow) row).result(), selection.entries().get(i), vectors.get(i), index);
        }
      }
    };
  }

  private static void write(ResultSet row, Selection.Entry entry, FieldVector vector, int index)
      throws SQLException {
    String text = row.getString(entry.position());
    if (text == null && !entry.nullable()) {
      throw new FieldError(entry.name(), "there is no value");
    }
    switch (vector) {
      case BigIntVector numbers -> numbers.setSafe(index, row.getLong(entry.position()));
      case VarCharVector texts -> texts.setSafe(index, text.getBytes(StandardCharsets.UTF_8));
      case IntVector indexes when text == null -> indexes.setNull(index);
      case IntVector indexes -> indexes.setSafe(index, List.of("NEW", "SOLD").indexOf(text));
      default -> throw new AssertionError(vector.getField());
    }
  }
}
