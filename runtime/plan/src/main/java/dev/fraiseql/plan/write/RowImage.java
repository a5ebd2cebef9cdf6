package dev.fraiseql.plan.write;

import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.FieldModel.ToManyField;
import java.util.List;
import java.util.TreeSet;

/**
 * The columns that a write reads of each row: all of them if changes are captured, otherwise those
 * of the key, the version, and what other rows refer to.
 */
public final class RowImage {
  private final List<Integer> columns;

  /** The image of a type's rows. */
  public RowImage(WritableType type) {
    TreeSet<Integer> read = new TreeSet<>(type.key());
    if (type.type().writes().isCaptured()) {
      for (int column = 0; column < type.columns().size(); column++) {
        read.add(column);
      }
    }
    if (type.version() >= 0) {
      read.add(type.version());
    }
    type.type()
        .fields()
        .forEach(field -> {
          if (field instanceof ToManyField toMany) {
            toMany.sourceColumns().forEach(column -> read.add(type.index(column)));
          }
        });
    columns = List.copyOf(read);
  }

  /** The indexes of the columns, in the order of their positions. */
  public List<Integer> columns() {
    return columns;
  }

  /** The position of a column in a row, from 1. */
  public int position(int column) {
    int position = columns.indexOf(column);
    if (position < 0) {
      throw new IllegalArgumentException("column " + column + " is not read");
    }
    return position + 1;
  }

  /** The position of a column of another form. */
  public int position(WritableType type, Column column) {
    return position(type.index(column));
  }
}
