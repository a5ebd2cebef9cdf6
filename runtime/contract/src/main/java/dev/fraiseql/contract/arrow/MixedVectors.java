package dev.fraiseql.contract.arrow;

import dev.fraiseql.contract.VectorWriter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.apache.arrow.vector.FieldVector;

/**
 * Copies rows that are of one of several types, each by the writer of its type, into vectors that
 * they share. What a row's type does not have is null in it, since nobody writes there.
 *
 * <p>Makes the room itself: a type's own writer learns of a new batch only by a row at its
 * beginning, and that may be of another type.
 */
public final class MixedVectors implements VectorWriter<ResultSet> {
  private final int kind;
  private final List<VectorWriter<ResultSet>> types;
  private final List<FieldVector> vectors;
  private int room;

  /**
   * A writer of rows of these types.
   *
   * @param kind the position in a row of the number of its type
   * @param types writers of the rows of each type, by its number, into some of the vectors
   * @param vectors all vectors of the rows
   */
  public MixedVectors(
      int kind, List<VectorWriter<ResultSet>> types, List<? extends FieldVector> vectors) {
    this.kind = kind;
    this.types = List.copyOf(types);
    this.vectors = List.copyOf(vectors);
  }

  @Override
  public void write(ResultSet row, int index) throws SQLException {
    if (index == 0 || index >= room) {
      room = Room.make(vectors, index);
    }
    types.get(row.getInt(kind)).write(row, index);
  }
}
