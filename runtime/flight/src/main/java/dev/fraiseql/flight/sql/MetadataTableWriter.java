package dev.fraiseql.flight.sql;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.UInt1Vector;
import org.apache.arrow.vector.UInt4Vector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.DenseUnionVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.MapVector;
import org.jspecify.annotations.Nullable;

/** Writes rows of a {@link MetadataTable} into vectors. */
public final class MetadataTableWriter {
  private MetadataTableWriter() {}

  /**
   * Replaces the contents of vectors of the table's schema by rows.
   *
   * @param rows at most a few thousand
   */
  public static void write(List<List<@Nullable Object>> rows, VectorSchemaRoot into) {
    for (int column = 0; column < into.getFieldVectors().size(); column++) {
      FieldVector vector = into.getVector(column);
      vector.setInitialCapacity(Math.max(1, rows.size()));
      vector.allocateNew();
      for (int row = 0; row < rows.size(); row++) {
        Object value = rows.get(row).get(column);
        if (value != null) {
          set(vector, row, value);
        }
      }
      vector.setValueCount(rows.size());
    }
    into.setRowCount(rows.size());
  }

  private static void set(FieldVector vector, int row, Object value) {
    switch (vector) {
      case VarCharVector texts -> texts.setSafe(row, bytes(value));
      case VarBinaryVector binaries -> binaries.setSafe(row, (byte[]) value);
      case IntVector ints -> ints.setSafe(row, (Integer) value);
      case BigIntVector longs -> longs.setSafe(row, (Long) value);
      case UInt1Vector ints -> ints.setSafe(row, (Integer) value);
      case UInt4Vector ints -> ints.setSafe(row, (Integer) value);
      case BitVector bits -> bits.setSafe(row, (Boolean) value ? 1 : 0);
      case MapVector maps -> empty(maps, row);
      case ListVector lists -> list(lists, row, (List<?>) value);
      case DenseUnionVector union -> choose(union, row, value);
      default -> throw new IllegalArgumentException("no column of " + vector.getField());
    }
  }

  private static byte[] bytes(Object text) {
    return ((String) text).getBytes(StandardCharsets.UTF_8);
  }

  private static void list(ListVector lists, int row, List<?> texts) {
    int start = lists.startNewValue(row);
    VarCharVector items = (VarCharVector) lists.getDataVector();
    for (int i = 0; i < texts.size(); i++) {
      items.setSafe(start + i, bytes(texts.get(i)));
    }
    lists.endValue(row, texts.size());
  }

  private static void empty(MapVector maps, int row) {
    maps.startNewValue(row);
    maps.endValue(row, 0);
  }

  private static void choose(DenseUnionVector union, int row, Object value) {
    byte type =
        switch (value) {
          case String text -> 0;
          case Boolean bool -> 1;
          case Long number -> 2;
          case Integer bitmask -> 3;
          case List<?> texts -> 4;
          case Map<?, ?> map -> 5;
          default -> throw new IllegalArgumentException("no value of SqlInfo: " + value);
        };
    union.setTypeId(row, type);
    FieldVector chosen = (FieldVector) union.getVectorByType(type);
    int place = chosen.getValueCount();
    set(chosen, place, value);
    chosen.setValueCount(place + 1);
    union.getOffsetBuffer().setInt((long) row * DenseUnionVector.OFFSET_WIDTH, place);
  }
}
