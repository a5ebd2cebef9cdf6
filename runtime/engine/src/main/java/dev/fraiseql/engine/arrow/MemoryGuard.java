package dev.fraiseql.engine.arrow;

import org.apache.arrow.memory.BufferAllocator;

/**
 * Stops the filling of lists when it takes too much memory and fewer parents at a time would take
 * less.
 */
final class MemoryGuard {
  private final BufferAllocator allocator;
  private final long limit;
  private boolean active;

  /** Thrown to undo what was filled; caught within this package. */
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

  /**
   * Says whether fewer parents could be tried; if not, the stream's allocator has the last word.
   */
  void setActive(boolean active) {
    this.active = active;
  }

  /** Whether more is taken than should be. */
  boolean exceeded() {
    return allocator.getAllocatedMemory() > limit;
  }

  /**
   * To be called after every row.
   *
   * @throws TooLarge if too much is taken, and fewer parents could be tried
   */
  void check() {
    if (active && exceeded()) {
      throw new TooLarge();
    }
  }
}
