package dev.fraiseql.observers.log;

/** Numbers that were not there when one above them was. For one thread. */
final class Gap {
  /** The longest time between two questions whether it is closed. */
  private static final long MOST_DELAY_NANOS = 250_000_000;

  private final IdRange range;
  private final long mark;
  private final long seenAt;
  private long delay = 1_000_000;
  private long nextLook;

  /**
   * A gap.
   *
   * @param mark of the database, taken after the gap was seen
   * @param seenAt the time at which it was seen, in nanoseconds of the process
   */
  Gap(IdRange range, long mark, long seenAt) {
    this.range = range;
    this.mark = mark;
    this.seenAt = seenAt;
    nextLook = seenAt;
  }

  /** What is left of it. */
  Gap with(IdRange left) {
    Gap rest = new Gap(left, mark, seenAt);
    rest.delay = delay;
    rest.nextLook = nextLook;
    return rest;
  }

  IdRange range() {
    return range;
  }

  long mark() {
    return mark;
  }

  long age(long now) {
    return now - seenAt;
  }

  /** Whether it is time to ask again whether it is closed. */
  boolean isDue(long now) {
    return now - nextLook >= 0;
  }

  /** It was asked: the next time is later. */
  void looked(long now) {
    delay = Math.min(2 * delay, MOST_DELAY_NANOS);
    nextLook = now + delay;
  }
}
