package dev.fraiseql.engine.mixed;

import dev.fraiseql.annotations.Database;
import dev.fraiseql.contract.QueryExecutor;
import dev.fraiseql.contract.SqlFragments;
import dev.fraiseql.contract.VectorWriter;
import dev.fraiseql.contract.json.JsonSink;
import dev.fraiseql.contract.query.ParentKeys;
import dev.fraiseql.contract.query.Selection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.apache.arrow.vector.FieldVector;

/** Writes each row as what it is: the number of its type stands at position 1. */
public final class MixedExecutor implements QueryExecutor {
  private static final int KIND = 1;

  private final String type;
  private final List<QueryExecutor> types;

  /**
   * A reader of an interface's or union's rows.
   *
   * @param type its GraphQL name
   * @param types readers of the rows of its types, in the order of their numbers; at least one
   */
  public MixedExecutor(String type, List<QueryExecutor> types) {
    this.type = type;
    this.types = List.copyOf(types);
  }

  @Override
  public String type() {
    return type;
  }

  @Override
  public Database database() {
    return types.getFirst().database();
  }

  /** Always fails: there is no such table. */
  @Override
  public SqlFragments fragments() {
    throw new UnsupportedOperationException(type + " has no table of its own");
  }

  @Override
  public void writeJson(ResultSet row, Selection selection, JsonSink out) throws SQLException {
    int kind = row.getInt(KIND);
    types.get(kind).writeJson(row, selection.nested(kind), out);
  }

  /** Always fails: a table of Arrow has one set of columns. */
  @Override
  public VectorWriter<ResultSet> vectorWriter(
      Selection selection, List<? extends FieldVector> vectors, ParentKeys[] children) {
    throw new UnsupportedOperationException(type + " has no columns of its own");
  }
}
