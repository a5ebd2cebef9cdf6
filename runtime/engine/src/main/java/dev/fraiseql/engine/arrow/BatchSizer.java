package dev.fraiseql.engine.arrow;

/**
 * Decides how many rows to read next: few at first, then up to four times as many from batch to
 * batch, limited by the size of the rows so far.
 */
final class BatchSizer {
  private static final int GROWTH = 4;

  private final BatchLimits limits;
  private int rows;

  /**
   * A sizer for the first batch.
   *
   * @param nested whether child levels add to the rows, which so may be large
   */
  BatchSizer(BatchLimits limits, boolean nested) {
    this.limits = limits;
    rows = nested ? Math.max(1, limits.firstRows() / 8) : limits.firstRows();
  }

  /** The number of rows to read next: at least 1. */
  int rows() {
    return rows;
  }

  /** Adjusts the number to the size of a batch. */
  void sent(int sentRows, long bytes) {
    long rowBytes = Math.max(1, bytes / Math.max(1, sentRows));
    // Leaves a fifth for larger rows: splitting a batch costs a copy.
    long fitting = limits.messageBytes() * 4L / 5 / rowBytes;
    long grown = Math.min((long) rows * GROWTH, limits.rows());
    rows = (int) Math.max(1, Math.min(grown, fitting));
  }

  /** Halves the number after rows that took too much memory. */
  void tooLarge(int triedRows) {
    rows = Math.max(1, triedRows / 2);
  }
}
