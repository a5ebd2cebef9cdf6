package dev.fraiseql.engine.arrow;

import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.StructVector;

/** Allocates vectors for a number of rows, and no more than a little for the lists in them. */
final class Capacity {
  /** Arrow's own default is five elements for every row, at every depth. */
  private static final int ELEMENTS = 256;

  private Capacity() {}

  /** Gives the vector room for so many values, all of them null for now. */
  static void allocate(FieldVector vector, int rows) {
    vector.clear();
    initial(vector, rows);
    vector.allocateNew();
  }

  private static void initial(FieldVector vector, int rows) {
    switch (vector) {
      case ListVector list -> {
        list.setInitialTotalCapacity(rows, ELEMENTS);
        initial(list.getDataVector(), ELEMENTS);
      }
      case StructVector struct -> {
        struct.setInitialCapacity(rows);
        for (FieldVector child : struct.getChildrenFromFields()) {
          initial(child, rows);
        }
      }
      default -> vector.setInitialCapacity(rows);
    }
  }
}
