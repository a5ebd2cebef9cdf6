package dev.fraiseql.flight.exchange;

import org.apache.arrow.vector.types.pojo.ArrowType;

/**
 * Validates the offsets by which one buffer of a column points into another. The buffers themselves
 * are long enough: {@link ColumnReader} has checked that.
 */
final class ColumnValidator {
  private ColumnValidator() {}

  /** Whether all offsets of a column are valid. */
  static boolean isValid(ClientColumn column) {
    return switch (column.type()) {
      case ArrowType.Utf8 text -> hasValidOffsets(column, 4, column.buffers().get(1).capacity());
      case ArrowType.Binary bytes -> hasValidOffsets(column, 4, column.buffers().get(1).capacity());
      case ArrowType.LargeUtf8 text ->
          hasValidOffsets(column, 8, column.buffers().get(1).capacity());
      case ArrowType.LargeBinary bytes ->
          hasValidOffsets(column, 8, column.buffers().get(1).capacity());
      case ArrowType.Utf8View text -> hasValidViews(column);
      case ArrowType.BinaryView bytes -> hasValidViews(column);
      case ArrowType.List list -> hasItems(column) && hasValidOffsets(column, 4, items(column));
      case ArrowType.LargeList list ->
          hasItems(column) && hasValidOffsets(column, 8, items(column));
      case ArrowType.FixedSizeList list ->
          hasItems(column)
              && list.getListSize() >= 0
              && (long) column.length() * list.getListSize() <= items(column);
      case ArrowType.Struct struct ->
          column.children().stream().allMatch(child -> child.length() >= column.length());
      default -> true;
    };
  }

  private static boolean hasItems(ClientColumn list) {
    return list.children().size() == 1;
  }

  private static int items(ClientColumn list) {
    return list.children().getFirst().length();
  }

  /** Whether offsets are not negative, never decrease, and do not exceed the end of the data. */
  private static boolean hasValidOffsets(ClientColumn column, int bytes, int end) {
    long before = 0;
    for (int i = 0; column.length() > 0 && i <= column.length(); i++) {
      long offset = column.integer(i, bytes);
      if (offset < before || offset > end) {
        return false;
      }
      before = offset;
    }
    return true;
  }

  private static boolean hasValidViews(ClientColumn column) {
    for (int row = 0; row < column.length(); row++) {
      if (!column.isNull(row) && !column.isValidView(row)) {
        return false;
      }
    }
    return true;
  }
}
