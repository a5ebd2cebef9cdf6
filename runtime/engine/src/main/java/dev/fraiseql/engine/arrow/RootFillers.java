package dev.fraiseql.engine.arrow;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.VectorWriter;
import dev.fraiseql.contract.arrow.VectorChoice;
import dev.fraiseql.contract.query.Level;
import dev.fraiseql.contract.query.Root;
import dev.fraiseql.contract.query.Selection;
import dev.fraiseql.contract.row.Row;
import dev.fraiseql.engine.query.PreparedLevel;
import dev.fraiseql.engine.query.PreparedRoot;
import java.util.List;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/**
 * Creates the fillers of streams' vectors. Thread-safe.
 *
 * @param parts what fillers need
 */
record RootFillers(LevelFiller.Parts parts) {

  /**
   * The filler for a root field.
   *
   * @throws RequestException BAD_USER_INPUT if the field has no rows
   */
  LevelFiller of(PreparedRoot root, Root planned, VectorSchemaRoot vectors) {
    return switch (root) {
      case PreparedRoot.Rows rows -> filler(rows.level(), planned, vectors);
      case PreparedRoot.Row row -> filler(row.level(), planned, vectors);
      case PreparedRoot.Count count ->
          LevelFiller.of(counter((IntVector) vectors.getVector(0), count.name()));
      case PreparedRoot.Connection connection ->
          LevelFiller.of(
              connection,
              StreamColumns.rowsOf((Root.Connection) planned),
              vectors.getFieldVectors(),
              parts);
      case PreparedRoot.Nothing nothing -> LevelFiller.of(RootFillers::noRow);
      case PreparedRoot.Method method -> throw StreamRoots.notStreamed(method.planned());
      case PreparedRoot.TypeName typeName -> throw StreamRoots.notStreamed(typeName.name());
      case PreparedRoot.Introspection introspection ->
          throw StreamRoots.notStreamed(introspection.name());
    };
  }

  private LevelFiller filler(PreparedLevel prepared, Root planned, VectorSchemaRoot vectors) {
    List<FieldVector> columns = vectors.getFieldVectors();
    Level level = prepared.level();
    Selection written =
        PolymorphicRows.of(planned).map(mixed -> mixed.written(level)).orElse(level.selection());
    return LevelFiller.of(
        prepared,
        written,
        written.isPolymorphic() ? columns : VectorChoice.of(written, columns),
        parts);
  }

  private static void noRow(Row row, int index) {
    throw new IllegalStateException("there is no row");
  }

  private static VectorWriter counter(IntVector vector, String name) {
    return (row, index) -> {
      long count = row.int64(1);
      if (count > Integer.MAX_VALUE) {
        throw new RequestException(
            ErrorCode.LIMIT_EXCEEDED, name + ": " + count + " is out of the range of Int.");
      }
      vector.setSafe(index, (int) count);
    };
  }
}
