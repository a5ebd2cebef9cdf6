package dev.fraiseql.engine.arrow;

/**
 * Limits of batches.
 *
 * @param firstRows rows of the first batch: few, so that it arrives at once
 * @param rows the maximum number of rows of a batch
 * @param messageBytes the maximum size of a batch that has more than one row; by default clients
 *     reject messages over 4 MB
 * @param memoryBytes off-heap memory at which a batch with nested lists is discarded and retried
 *     with half as many rows
 */
public record BatchLimits(int firstRows, int rows, int messageBytes, long memoryBytes) {

  /** 10,000 rows, less than 4 MB encoded, 32 MB while it is being filled. */
  public static final BatchLimits DEFAULT =
      new BatchLimits(512, 10_000, 4 * 1024 * 1024 - 256 * 1024, 32L * 1024 * 1024);

  public BatchLimits {
    if (firstRows < 1 || rows < firstRows || messageBytes < 1 || memoryBytes < 1) {
      throw new IllegalArgumentException("not usable as limits of a batch");
    }
  }
}
