package dev.fraiseql.contract.executor;

import dev.fraiseql.annotations.Database;
import dev.fraiseql.contract.QueryExecutor;
import dev.fraiseql.contract.VectorWriter;
import dev.fraiseql.contract.arrow.RowVectors;
import dev.fraiseql.contract.query.ParentKeys;
import dev.fraiseql.contract.query.Selection;
import dev.fraiseql.contract.row.Row;
import java.sql.SQLException;
import java.util.List;
import org.apache.arrow.vector.FieldVector;

/** The base of executors that write each row field by field. */
public abstract class TypeExecutor implements QueryExecutor {
  private final String type;
  private final Database database;

  /**
   * An executor of a type on a database.
   *
   * @param type the GraphQL name of the type
   */
  protected TypeExecutor(String type, Database database) {
    this.type = type;
    this.database = database;
  }

  @Override
  public final String type() {
    return type;
  }

  @Override
  public final Database database() {
    return database;
  }

  @Override
  public final VectorWriter vectorWriter(
      Selection selection, List<? extends FieldVector> vectors, ParentKeys[] children) {
    RowVectors to = new RowVectors(selection, vectors, children);
    return (row, index) -> {
      to.grow(index);
      writeVectors(row, to, index);
    };
  }

  /**
   * Copies the current row to an index that fits into the vectors.
   *
   * @param row of a result of {@link #database}
   * @throws dev.fraiseql.contract.json.FieldError if a value that must not be null is null or
   *     cannot be represented
   */
  protected abstract void writeVectors(Row row, RowVectors to, int index) throws SQLException;
}
