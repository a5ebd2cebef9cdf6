package dev.fraiseql.contract.arrow;

import java.util.List;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.complex.StructVector;

/** Grows fixed-width vectors, so that values can be set without a check. */
public final class FixedWidth {
  private FixedWidth() {}

  /**
   * Grows those of the vectors that are of fixed width until an index fits, and those of structs
   * among them. Lists and texts grow by themselves.
   *
   * @return how many rows fit into each of them now
   */
  public static int grow(List<FieldVector> vectors, int index) {
    int least = Integer.MAX_VALUE;
    for (FieldVector vector : vectors) {
      if (vector instanceof BaseFixedWidthVector fixed) {
        while (fixed.getValueCapacity() <= index) {
          fixed.reAlloc();
        }
        least = Math.min(least, fixed.getValueCapacity());
      } else if (vector instanceof StructVector struct) {
        least = Math.min(least, grow(struct.getChildrenFromFields(), index));
      }
    }
    return least;
  }
}
