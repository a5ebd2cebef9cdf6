package dev.fraiseql.engine.library;

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
import dev.fraiseql.contract.value.Decimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.apache.arrow.vector.FieldVector;

/**
 * What the processor writes for each type, done slowly for any of them by looking at the selection.
 */
final class InterpretedExecutor implements QueryExecutor {
  private final TypeModel type;
  private final Database database;

  InterpretedExecutor(TypeModel type, Database database) {
    this.type = type;
    this.database = database;
  }

  @Override
  public String type() {
    return type.name();
  }

  @Override
  public Database database() {
    return database;
  }

  @Override
  public void writeJson(Row row, Selection selection, JsonSink out) throws SQLException {
    out.raw('{');
    for (int i = 0; i < selection.size(); i++) {
      Entry entry = selection.entries().get(i);
      out.raw(selection.key(i));
      try {
        write(((ResultRow) row).result(), row, selection, i, entry, out);
      } catch (FieldError error) {
        throw error.within(entry.name());
      }
    }
    out.raw('}');
  }

  private void write(
      ResultSet row, Row whole, Selection selection, int i, Entry entry, JsonSink out)
      throws SQLException {
    if (entry.column() == Selection.TYPENAME) {
      out.raw(selection.typeNameJson());
    } else if (entry.child() >= 0) {
      out.children(entry.child(), row);
    } else if (entry.nested() == null) {
      value(row, entry, out);
    } else if (row.getObject(entry.position()) == null) {
      nothing(entry, out);
    } else if (entry.nullable()) {
      int mark = out.size();
      try {
        out.openNullable(false);
        writeJson(whole, selection.nested(i), out);
        out.closeNullable();
      } catch (FieldError error) {
        out.nullOrThrow(mark, error, selection, i);
      }
    } else {
      writeJson(whole, selection.nested(i), out);
    }
  }

  private static void nothing(Entry entry, JsonSink out) {
    if (!entry.nullable()) {
      throw FieldError.missing();
    }
    out.nullValue();
  }

  private static void value(ResultSet row, Entry entry, JsonSink out) throws SQLException {
    String text = row.getString(entry.position());
    if (text == null) {
      nothing(entry, out);
      return;
    }
    switch (Objects.requireNonNull(entry.type()).scalar()) {
      case LONG, INT -> {
        if (entry.id()) {
          out.integerId(row.getLong(entry.position()), false);
        } else {
          out.integer(row.getLong(entry.position()));
        }
      }
      case DECIMAL ->
          out.decimal(
              new Decimal().setExact(new java.math.BigDecimal(text), entry.type().scale()), false);
      default -> out.string(text);
    }
  }

  @Override
  public VectorWriter vectorWriter(
      Selection selection, List<? extends FieldVector> vectors, ParentKeys[] children) {
    throw new UnsupportedOperationException();
  }
}
