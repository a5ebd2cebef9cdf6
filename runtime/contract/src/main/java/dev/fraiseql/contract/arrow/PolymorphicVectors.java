package dev.fraiseql.contract.arrow;

import dev.fraiseql.contract.VectorWriter;
import dev.fraiseql.contract.row.Row;
import java.sql.SQLException;
import java.util.List;
import org.apache.arrow.vector.FieldVector;

/**
 * Copies rows that are of one of several types, each by the writer of its type, into vectors that
 * they share. What a row's type does not have is null in it, since nobody writes there.
 *
 * <p>Grows the vectors itself: a type's own writer learns of a new batch only by a row at its
 * beginning, and that may be of another type.
 */
public final class PolymorphicVectors implements VectorWriter {
  private final int kind;
  private final List<VectorWriter> types;
  private final List<FieldVector> vectors;
  private int capacity;

  /**
   * A writer of rows of these types.
   *
   * @param kind the position in a row of the number of its type
   * @param types writers of the rows of each type, by its number, into some of the vectors
   * @param vectors all vectors of the rows
   */
  public PolymorphicVectors(
      int kind, List<VectorWriter> types, List<? extends FieldVector> vectors) {
    this.kind = kind;
    this.types = List.copyOf(types);
    this.vectors = List.copyOf(vectors);
  }

  @Override
  public void write(Row row, int index) throws SQLException {
    if (index == 0 || index >= capacity) {
      capacity = FixedWidth.grow(vectors, index);
    }
    types.get(row.int32(kind)).write(row, index);
  }
}
