package dev.fraiseql.engine.arrow;

import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.StructVector;

/** Allocates vectors for a number of rows, and a small number of elements for their lists. */
final class Capacity {
  /** Less than Arrow's default of five elements for every row at every depth. */
  private static final int ELEMENTS = 256;

  private Capacity() {}

  /** Allocates a vector for a number of values, all of them null at first. */
  static void allocate(FieldVector vector, int rows) {
    vector.clear();
    setInitial(vector, rows);
    vector.allocateNew();
  }

  private static void setInitial(FieldVector vector, int rows) {
    switch (vector) {
      case ListVector list -> {
        list.setInitialTotalCapacity(rows, ELEMENTS);
        setInitial(list.getDataVector(), ELEMENTS);
      }
      case StructVector struct -> {
        struct.setInitialCapacity(rows);
        for (FieldVector child : struct.getChildrenFromFields()) {
          setInitial(child, rows);
        }
      }
      default -> vector.setInitialCapacity(rows);
    }
  }
}
