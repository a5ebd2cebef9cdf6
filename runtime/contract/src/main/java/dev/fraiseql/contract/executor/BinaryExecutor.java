package dev.fraiseql.contract.executor;

import dev.fraiseql.annotations.Database;
import dev.fraiseql.contract.VectorWriter;
import dev.fraiseql.contract.arrow.RowVectors;
import dev.fraiseql.contract.query.ParentKeys;
import dev.fraiseql.contract.query.Selection;
import dev.fraiseql.contract.row.CopyRow;
import java.sql.SQLException;
import java.util.List;
import org.apache.arrow.vector.FieldVector;

/** The base of executors for a database that also streams rows in binary. */
public abstract class BinaryExecutor extends TypeExecutor {
  private static final ParentKeys[] NO_CHILDREN = {};

  /**
   * An executor of a type on a database.
   *
   * @param type the GraphQL name of the type
   */
  protected BinaryExecutor(String type, Database database) {
    super(type, database);
  }

  @Override
  public final VectorWriter binaryWriter(Selection selection, List<? extends FieldVector> vectors) {
    RowVectors to = new RowVectors(selection, vectors, NO_CHILDREN);
    return (row, index) -> {
      to.grow(index);
      writeBinary((CopyRow) row, to, index);
    };
  }

  /**
   * Copies a row of a binary stream to an index that fits into the vectors.
   *
   * @throws dev.fraiseql.contract.json.FieldError if a value that must not be null is null or
   *     cannot be represented
   */
  protected abstract void writeBinary(CopyRow row, RowVectors to, int index) throws SQLException;
}
