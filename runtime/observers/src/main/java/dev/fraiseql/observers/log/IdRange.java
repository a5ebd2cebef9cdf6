package dev.fraiseql.observers.log;

import java.util.ArrayList;
import java.util.List;

/**
 * Consecutive numbers of entries.
 *
 * @param first the first
 * @param last the last, not below the first
 */
public record IdRange(long first, long last) {

  /** Groups ascending numbers into ranges. */
  static List<IdRange> of(List<Long> ids) {
    List<IdRange> ranges = new ArrayList<>();
    int start = 0;
    for (int i = 1; i <= ids.size(); i++) {
      if (i == ids.size() || ids.get(i) != ids.get(i - 1) + 1) {
        ranges.add(new IdRange(ids.get(start), ids.get(i - 1)));
        start = i;
      }
    }
    return ranges;
  }

  /** Its first and last number. */
  long[] bounds() {
    return new long[] {first, last};
  }

  /** Whether it has a number. */
  boolean contains(long id) {
    return id >= first && id <= last;
  }

  /** What is left of this range without some ascending numbers of it. */
  List<IdRange> without(List<Long> ids) {
    List<IdRange> left = new ArrayList<>();
    long next = first;
    for (long id : ids) {
      if (id > next) {
        left.add(new IdRange(next, id - 1));
      }
      next = id + 1;
    }
    if (next <= last) {
      left.add(new IdRange(next, last));
    }
    return left;
  }
}
