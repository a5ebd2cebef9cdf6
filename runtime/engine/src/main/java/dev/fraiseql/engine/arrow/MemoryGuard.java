package dev.fraiseql.engine.arrow;

import org.apache.arrow.memory.BufferAllocator;

/**
 * Stops the filling of lists when it takes too much memory and can be retried with fewer parents.
 */
final class MemoryGuard {
  private final BufferAllocator allocator;
  private final long limit;
  private boolean active;

  /** Thrown to discard what was filled; caught within this package. */
  static final class TooLarge extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private TooLarge() {
      super("more memory than a batch may take", null, false, false);
    }
  }

  MemoryGuard(BufferAllocator allocator, long limit) {
    this.allocator = allocator;
    this.limit = limit;
  }

  /** Sets whether fewer parents can be tried. If not, the stream's allocator is the only limit. */
  void setActive(boolean active) {
    this.active = active;
  }

  /** Whether more memory is allocated than allowed. */
  boolean exceeded() {
    return allocator.getAllocatedMemory() > limit;
  }

  /**
   * Checks the limit; called after every row.
   *
   * @throws TooLarge if the limit is exceeded and fewer parents can be tried
   */
  void check() {
    if (active && exceeded()) {
      throw new TooLarge();
    }
  }
}
