package dev.fraiseql.contract.arrow;

import dev.fraiseql.contract.json.JsonSink;
import dev.fraiseql.contract.query.ParentKeys;
import dev.fraiseql.contract.query.Selection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.complex.StructVector;
import org.jspecify.annotations.Nullable;

/**
 * The vectors of one selection, into which an executor copies rows, and those of the objects nested
 * in it. Not safe for concurrent use.
 *
 * <p>Fixed-width values are set without a check: whoever copies rows calls {@link #grow} before
 * each of them, on the vectors of the whole row only, which grows those of its structs too.
 */
public final class RowVectors {
  private final Selection selection;
  private final FieldVector[] vectors;
  private final ParentKeys[] children;
  private final @Nullable RowVectors[] nested;
  private final JsonSink scratch = new JsonSink(0);
  private int capacity;

  /**
   * The vectors of a selection.
   *
   * @param vectors one for each entry of the selection, in its order
   * @param children collectors for the to-many entries, by {@link Selection#child}
   */
  public RowVectors(
      Selection selection, List<? extends FieldVector> vectors, ParentKeys[] children) {
    this.selection = selection;
    this.vectors = vectors.toArray(FieldVector[]::new);
    this.children = children;
    nested = new @Nullable RowVectors[selection.size()];
  }

  /** The fields that are copied. */
  public Selection selection() {
    return selection;
  }

  /** The vector of entry {@code i}. */
  public FieldVector vector(int i) {
    return vectors[i];
  }

  /** The collector of the parent keys of entry {@code i}, which a child level fills. */
  public ParentKeys children(int i) {
    return children[selection.child(i)];
  }

  /**
   * Grows the vectors until an index fits. At index 0 a batch begins, whose predecessor may have
   * taken the memory of the vectors.
   */
  public void grow(int index) {
    if (index == 0 || index >= capacity) {
      capacity = FixedWidth.grow(List.of(vectors), index);
    }
  }

  /**
   * The vectors of the object that is entry {@code i}, which is not null at this index.
   *
   * @param index of the row
   */
  public RowVectors object(int i, int index) {
    StructVector struct = (StructVector) vectors[i];
    struct.setIndexDefined(index);
    RowVectors object = nested[i];
    if (object == null) {
      Selection own = selection.nested(i);
      // The struct may also have vectors of fields that are selected of another type's object.
      List<FieldVector> chosen = VectorChoice.of(own, struct.getChildrenFromFields());
      object = new RowVectors(own, chosen, children);
      nested[i] = object;
    }
    return object;
  }

  /**
   * Sets the object that is entry {@code i} to null if it is.
   *
   * @return whether it is not null, so that {@link #object} has to be filled
   */
  public boolean openNullable(int i, int index, boolean isNull) {
    if (isNull) {
      ((StructVector) vectors[i]).setNull(index);
    }
    return !isNull;
  }

  /**
   * Leaves the object that is entry {@code i} to a child level, or sets it to null.
   *
   * @param present whether the row refers to one
   */
  public void separate(int i, int index, boolean present, ResultSet row) throws SQLException {
    if (openNullable(i, index, !present)) {
      children(i).add(row, index);
    }
  }

  /** An empty sink for a string of plain ASCII, which {@link #setScratch} takes. */
  public JsonSink scratch() {
    scratch.reset();
    return scratch;
  }

  /** Sets entry {@code i} to the string that was written to {@link #scratch}. */
  public void setScratch(int i, int index) {
    int length = scratch.size() - 2; // no quotes
    ((VarCharVector) vectors[i]).setSafe(index, scratch.array(), 1, length);
  }
}
