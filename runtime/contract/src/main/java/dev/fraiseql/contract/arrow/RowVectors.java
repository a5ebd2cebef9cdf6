package dev.fraiseql.contract.arrow;

import dev.fraiseql.contract.VectorWriter;
import dev.fraiseql.contract.json.FieldError;
import dev.fraiseql.contract.json.JsonSink;
import dev.fraiseql.contract.query.ParentKeys;
import dev.fraiseql.contract.query.Selection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.complex.StructVector;
import org.jspecify.annotations.Nullable;

/**
 * The base of generated vector writers: holds the vectors of one selection, with writers for the
 * objects nested in it, and makes room.
 *
 * <p>Only the outermost writer makes room, for its own vectors and those of its structs: before the
 * first row of each batch, because the batch before may have taken the memory with it, and whenever
 * an index lies beyond. So {@link #copy} sets fixed-width values without asking.
 *
 * @param <R> what rows are read from
 */
public abstract class RowVectors<R> implements VectorWriter<R> {
  /** What is read of each row. */
  protected final Selection selection;

  /** A vector for each entry of the selection. */
  protected final FieldVector[] vectors;

  /** Collectors of the child levels, by {@link Selection#child}. */
  protected final ParentKeys[] children;

  private final List<@Nullable RowVectors<R>> nested;
  private @Nullable JsonSink scratch;
  private int room;

  /** A writer of that selection's rows into those vectors, one for each entry. */
  protected RowVectors(
      Selection selection, List<? extends FieldVector> vectors, ParentKeys[] children) {
    this.selection = selection;
    this.vectors = vectors.toArray(FieldVector[]::new);
    this.children = children;
    nested = new ArrayList<>(Collections.nCopies(selection.size(), null));
  }

  @Override
  public final void write(R row, int index) throws SQLException {
    if (index == 0 || index >= room) {
      room = Room.make(List.of(vectors), index);
    }
    copy(row, index);
  }

  /**
   * Copies the current row to a place for which there is room.
   *
   * @throws FieldError if a value that must not be null is null, or is one that its type cannot
   *     have
   */
  protected abstract void copy(R row, int index) throws SQLException;

  /** Sets the writer of the object that is entry {@code i}. */
  protected final void nest(int i, RowVectors<R> writer) {
    nested.set(i, writer);
  }

  /**
   * The vectors of the object that is entry {@code i}, one for each entry of its selection. The
   * struct may have others, of what is selected of another type's object.
   */
  protected final List<FieldVector> structVectors(int i) {
    return VectorChoice.of(
        selection.nested(i), ((StructVector) vectors[i]).getChildrenFromFields());
  }

  /** Copies the object that is entry {@code i}. */
  protected final void present(int i, R row, int index) throws SQLException {
    ((StructVector) vectors[i]).setIndexDefined(index);
    RowVectors<R> writer = nested.get(i);
    if (writer == null) {
      throw new IllegalStateException("no writer was set for entry " + i);
    }
    writer.copy(row, index);
  }

  /** Makes the object that is entry {@code i} null. */
  protected final void absent(int i, int index) {
    vectors[i].setNull(index);
  }

  /** An empty sink for a text, which {@link #setScratch} takes. */
  protected final JsonSink scratch() {
    JsonSink sink = scratch;
    if (sink == null) {
      sink = new JsonSink(64);
      scratch = sink;
    }
    sink.reset();
    return sink;
  }

  /** Sets entry {@code i} to the string that was written to {@link #scratch}: it is plain ASCII. */
  protected final void setScratch(int i, int index) {
    JsonSink sink = scratch;
    if (sink == null) {
      throw new IllegalStateException("nothing was written");
    }
    ((VarCharVector) vectors[i]).setSafe(index, sink.array(), 1, sink.size() - 2); // no quotes
  }
}
