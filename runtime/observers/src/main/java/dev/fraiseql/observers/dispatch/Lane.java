package dev.fraiseql.observers.dispatch;

import java.util.ArrayDeque;

/** The events of one key, which are delivered one after the other. For {@link Lanes}. */
final class Lane {
  final String name;

  /** Those in memory, in their order. The first one may be under way. */
  final ArrayDeque<Delivery> queue = new ArrayDeque<>();

  /** Whether the first one is attempted, or about to be. */
  boolean busy;

  /** Whether there are, or may be, events in {@code fq_unsettled}, which come before new ones. */
  boolean spilled;

  Lane(String name) {
    this.name = name;
  }

  /** Whether no event is in memory. */
  boolean isIdle() {
    return !busy && queue.isEmpty();
  }
}
