package dev.fraiseql.contract.arrow;

import java.util.List;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.complex.StructVector;

/** Makes room in fixed-width vectors, so that values can be set without asking. */
final class Room {
  private Room() {}

  /**
   * Makes room for an index in those of the vectors that are of fixed width, and those of structs
   * among them. Lists and texts grow by themselves.
   *
   * @return for how many rows there is room now in each
   */
  static int make(List<FieldVector> vectors, int index) {
    int least = Integer.MAX_VALUE;
    for (FieldVector vector : vectors) {
      if (vector instanceof BaseFixedWidthVector fixed) {
        while (fixed.getValueCapacity() <= index) {
          fixed.reAlloc();
        }
        least = Math.min(least, fixed.getValueCapacity());
      } else if (vector instanceof StructVector struct) {
        least = Math.min(least, make(struct.getChildrenFromFields(), index));
      }
    }
    return least;
  }
}
