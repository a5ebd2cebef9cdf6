package dev.fraiseql.clients;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Rows of variables in batches, with a column for each variable. Allocates no off-heap memory
 * before the first batch.
 */
final class VariableRows implements AutoCloseable {
  /** Few, so that the rows after a batch do not wait long for its results. */
  private static final int MOST_ROWS = 1_000;

  /** Far below the default maximum of a message to a server. */
  private static final int MOST_BYTES = 256 * 1024;

  private final List<Map<String, @Nullable Object>> rows = new ArrayList<>();
  private final Map<String, ValueKind> kinds = new LinkedHashMap<>();
  private final VectorSchemaRoot root;
  private int sent;

  /**
   * All rows, before the first batch.
   *
   * @param given rows; a variable that only some of them have is null in the others
   * @throws IllegalArgumentException if the values of a variable are of incompatible kinds
   */
  VariableRows(
      Iterable<? extends Map<String, ? extends @Nullable Object>> given,
      BufferAllocator allocator) {
    for (Map<String, ? extends @Nullable Object> row : given) {
      row.forEach(this::learn);
      rows.add(new LinkedHashMap<>(row));
    }
    List<Field> columns = new ArrayList<>();
    kinds.forEach((name, kind) -> columns.add(kind.column(name)));
    root = VectorSchemaRoot.create(new Schema(columns), allocator);
  }

  private void learn(String name, @Nullable Object value) {
    try {
      kinds.merge(name, ValueKind.of(value), ValueKind::with);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "Variable " + name + " is " + e.getMessage() + " in row " + rows.size() + " and before",
          e);
    }
  }

  /** The vectors that hold the current batch, always the same ones. */
  VectorSchemaRoot root() {
    return root;
  }

  /** Whether there are rows after the current batch. */
  boolean hasMore() {
    return sent < rows.size();
  }

  /**
   * Loads the next rows into {@link #root}.
   *
   * @throws IllegalArgumentException for a number that cannot be sent
   */
  void advance() {
    int count = Math.min(MOST_ROWS, rows.size() - sent);
    fill(count);
    while (count > 1 && bytes() > MOST_BYTES) {
      count /= 2;
      fill(count);
    }
    sent += count;
  }

  private void fill(int count) {
    root.clear();
    kinds.forEach((name, kind) -> {
      FieldVector column = root.getVector(name);
      for (int row = 0; row < count; row++) {
        write(kind, column, row);
      }
    });
    root.setRowCount(count);
  }

  private void write(ValueKind kind, FieldVector column, int row) {
    try {
      kind.write(column, row, rows.get(sent + row).get(column.getName()));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "Variable " + column.getName() + " is " + e.getMessage() + ", in row " + (sent + row), e);
    }
  }

  private long bytes() {
    return root.getFieldVectors().stream().mapToLong(FieldVector::getBufferSize).sum();
  }

  @Override
  public void close() {
    root.close();
  }
}
