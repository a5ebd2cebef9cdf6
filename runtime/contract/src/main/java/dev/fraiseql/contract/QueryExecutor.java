package dev.fraiseql.contract;

import dev.fraiseql.annotations.Database;
import dev.fraiseql.contract.json.JsonSink;
import dev.fraiseql.contract.query.ParentKeys;
import dev.fraiseql.contract.query.Selection;
import dev.fraiseql.contract.row.Row;
import java.sql.SQLException;
import java.util.List;
import org.apache.arrow.vector.FieldVector;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows of one type from one database. Generated; stateless, so one instance serves all
 * threads.
 *
 * <p>A row is read by the positions that a {@link Selection} gives, never by name.
 */
public interface QueryExecutor {

  /** The GraphQL name of the type. */
  String type();

  /** The database whose rows this reads. */
  Database database();

  /**
   * Writes the current row as one JSON object.
   *
   * @param row of a result of {@link #database}
   * @throws dev.fraiseql.contract.json.FieldError if a value that must not be null is null or
   *     cannot be written, and no object within this row may be null in its place
   */
  void writeJson(Row row, Selection selection, JsonSink out) throws SQLException;

  /**
   * A writer of rows of results of {@link #database} into vectors, to be used for one batch after
   * another of one stream.
   *
   * @param vectors one vector for each entry of the selection, in its order
   * @param children collectors for the to-many entries, by {@link Selection#child}
   */
  VectorWriter vectorWriter(
      Selection selection, List<? extends FieldVector> vectors, ParentKeys[] children);

  /**
   * The same for rows that the database streams in binary, which hold no lists of rows, computed
   * fields or node ids; null if it streams none.
   */
  default @Nullable VectorWriter binaryWriter(
      Selection selection, List<? extends FieldVector> vectors) {
    return null;
  }
}
