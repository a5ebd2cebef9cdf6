package dev.fraiseql.contract.arrow;

import dev.fraiseql.contract.VectorWriter;
import dev.fraiseql.contract.json.JsonSink;
import dev.fraiseql.contract.query.ParentKeys;
import dev.fraiseql.contract.query.Selection;
import dev.fraiseql.contract.row.Row;
import java.sql.SQLException;
import java.util.List;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.complex.StructVector;
import org.jspecify.annotations.Nullable;

/**
 * The base of generated vector writers: holds the vectors of one selection, with writers for the
 * objects nested in it, and grows them.
 *
 * <p>Only the outermost writer grows vectors, its own and those of its structs: before the first
 * row of each batch, because the batch before may have taken the memory with it, and whenever an
 * index lies beyond. So {@link #copy} sets fixed-width values without a check.
 */
public abstract class RowVectors implements VectorWriter {
  /** What is read of each row. */
  protected final Selection selection;

  /** A vector for each entry of the selection. */
  protected final FieldVector[] vectors;

  /** Collectors of the child levels, by {@link Selection#child}. */
  protected final ParentKeys[] children;

  private final @Nullable RowVectors[] nested;
  private final JsonSink scratch = new JsonSink(0);
  private int capacity;

  /** Makes the writer of a nested object. */
  @FunctionalInterface
  protected interface Factory {

    /** A writer of that selection's rows into those vectors, one for each entry. */
    RowVectors create(Selection selection, List<FieldVector> vectors, ParentKeys[] children);
  }

  /** A writer of that selection's rows into those vectors, one for each entry. */
  protected RowVectors(
      Selection selection, List<? extends FieldVector> vectors, ParentKeys[] children) {
    this.selection = selection;
    this.vectors = vectors.toArray(FieldVector[]::new);
    this.children = children;
    nested = new @Nullable RowVectors[selection.size()];
  }

  @Override
  public final void write(Row row, int index) throws SQLException {
    if (index == 0 || index >= capacity) {
      capacity = FixedWidth.grow(List.of(vectors), index);
    }
    copy(row, index);
  }

  /**
   * Copies the current row to an index that fits into the vectors.
   *
   * @throws dev.fraiseql.contract.json.FieldError if a value that must not be null is null, or is
   *     one that its type cannot have
   */
  protected abstract void copy(Row row, int index) throws SQLException;

  /**
   * Copies the object that is entry {@code i}, or makes it null.
   *
   * @param factory makes the object's writer, once
   */
  protected final void object(int i, Row row, int index, boolean isNull, Factory factory)
      throws SQLException {
    StructVector struct = (StructVector) vectors[i];
    if (isNull) {
      struct.setNull(index);
      return;
    }
    struct.setIndexDefined(index);
    RowVectors writer = nested[i];
    if (writer == null) {
      Selection own = selection.nested(i);
      // The struct may have other vectors, of what is selected of another type's object.
      List<FieldVector> chosen = VectorChoice.of(own, struct.getChildrenFromFields());
      writer = factory.create(own, chosen, children);
      nested[i] = writer;
    }
    writer.copy(row, index);
  }

  /** An empty sink for a string of plain ASCII, which {@link #setScratch} takes. */
  protected final JsonSink scratch() {
    scratch.reset();
    return scratch;
  }

  /** Sets entry {@code i} to the string that was written to {@link #scratch}. */
  protected final void setScratch(int i, int index) {
    int length = scratch.size() - 2; // no quotes
    ((VarCharVector) vectors[i]).setSafe(index, scratch.array(), 1, length);
  }
}
