package dev.fraiseql.engine.polymorphic;

import dev.fraiseql.annotations.Database;
import dev.fraiseql.contract.QueryExecutor;
import dev.fraiseql.contract.VectorWriter;
import dev.fraiseql.contract.arrow.PolymorphicVectors;
import dev.fraiseql.contract.arrow.VectorChoice;
import dev.fraiseql.contract.json.JsonSink;
import dev.fraiseql.contract.query.ParentKeys;
import dev.fraiseql.contract.query.Selection;
import dev.fraiseql.contract.row.Row;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.FieldVector;

/** Writes each row as what it is: the number of its type stands at position 1. */
public final class PolymorphicExecutor implements QueryExecutor {
  private static final int KIND = 1;

  private final String type;
  private final List<QueryExecutor> types;

  /**
   * A reader of an interface's or union's rows.
   *
   * @param type its GraphQL name
   * @param types readers of the rows of its types, in the order of their numbers; at least one
   */
  public PolymorphicExecutor(String type, List<QueryExecutor> types) {
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

  @Override
  public void writeJson(Row row, Selection selection, JsonSink out) throws SQLException {
    int kind = row.int32(KIND);
    types.get(kind).writeJson(row, selection.nested(kind), out);
  }

  /**
   * A writer of rows of several types into vectors that are called as their fields are asked for.
   *
   * @param vectors one for each response key that any type has
   */
  @Override
  public VectorWriter vectorWriter(
      Selection selection, List<? extends FieldVector> vectors, ParentKeys[] children) {
    List<VectorWriter> writers = new ArrayList<>();
    for (int kind = 0; kind < selection.size(); kind++) {
      Selection own = selection.nested(kind);
      writers.add(types.get(kind).vectorWriter(own, VectorChoice.of(own, vectors), children));
    }
    return new PolymorphicVectors(KIND, writers, vectors);
  }
}
