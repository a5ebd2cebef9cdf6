package dev.fraiseql.contract.arrow;

import dev.fraiseql.contract.query.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.arrow.vector.FieldVector;

/**
 * Chooses the vectors of one type's rows among those of rows of several types, which have a vector
 * for each response key that any of them has.
 */
public final class VectorChoice {
  private VectorChoice() {}

  /**
   * A vector for each entry of a selection, in its order: the one that is called like it.
   *
   * @param vectors of different names
   * @throws NoSuchElementException if an entry has none
   */
  public static List<FieldVector> of(Selection selection, List<? extends FieldVector> vectors) {
    List<FieldVector> chosen = new ArrayList<>(selection.size());
    for (int i = 0; i < selection.size(); i++) {
      chosen.add(named(selection.name(i), vectors));
    }
    return chosen;
  }

  private static FieldVector named(String name, List<? extends FieldVector> vectors) {
    for (FieldVector vector : vectors) {
      if (vector.getName().equals(name)) {
        return vector;
      }
    }
    throw new NoSuchElementException("no vector " + name);
  }
}
