package dev.fraiseql.engine.arrow;

/**
 * How many rows to read next. Begins small and grows fourfold from batch to batch, as far as the
 * size of the rows seen so far lets it.
 */
final class BatchTarget {
  private static final int GROWTH = 4;

  private final BatchLimits limits;
  private int rows;

  /**
   * Begins with a first batch.
   *
   * @param nested whether rows hold lists, and so may be of any size
   */
  BatchTarget(BatchLimits limits, boolean nested) {
    this.limits = limits;
    rows = nested ? Math.max(1, limits.firstRows() / 8) : limits.firstRows();
  }

  /** The number of rows to read next: at least 1. */
  int rows() {
    return rows;
  }

  /** Learns from a batch what rows take. */
  void sent(int sentRows, long bytes) {
    long rowBytes = Math.max(1, bytes / Math.max(1, sentRows));
    // A fifth stays free: the rows to come may be somewhat larger, and splitting a batch costs a
    // copy.
    long fitting = limits.messageBytes() * 4L / 5 / rowBytes;
    long grown = Math.min((long) rows * GROWTH, limits.rows());
    rows = (int) Math.max(1, Math.min(grown, fitting));
  }

  /** Learns that so many rows took more memory than they may. */
  void tooLarge(int triedRows) {
    rows = Math.max(1, triedRows / 2);
  }
}
