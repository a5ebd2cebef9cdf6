package dev.fraiseql.clients;

import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.FieldVector;

/** What a reader gives. */
final class Rows {
  private Rows() {}

  /** All rows that are left: numbers as they are, anything else as its text. */
  static List<List<Object>> all(RowReader rows) {
    List<List<Object>> all = new ArrayList<>();
    while (rows.next()) {
      all.addAll(batch(rows));
    }
    return all;
  }

  /** The rows of the current batch. */
  static List<List<Object>> batch(RowReader rows) {
    List<List<Object>> batch = new ArrayList<>();
    for (int i = 0; i < rows.root().getRowCount(); i++) {
      List<Object> row = new ArrayList<>();
      for (FieldVector vector : rows.root().getFieldVectors()) {
        Object value = vector.getObject(i);
        row.add(value instanceof Number number ? number : String.valueOf(value));
      }
      batch.add(row);
    }
    return batch;
  }
}
