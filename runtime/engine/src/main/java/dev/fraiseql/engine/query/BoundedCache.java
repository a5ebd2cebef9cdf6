package dev.fraiseql.engine.query;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.ToLongBiFunction;

/**
 * A cache with a maximum total weight, which evicts by the CLOCK algorithm: reading only marks an
 * entry as used and takes no lock; eviction skips a marked entry once.
 *
 * @param <K> the keys
 * @param <V> the values
 */
public final class BoundedCache<K, V> {
  private final long capacity;
  private final ToLongBiFunction<K, V> weight;
  private final ConcurrentHashMap<K, Entry<K, V>> entries = new ConcurrentHashMap<>();
  private final ReentrantLock writing = new ReentrantLock();
  private final ArrayDeque<Entry<K, V>> inOrder = new ArrayDeque<>();
  private long total;

  private static final class Entry<K, V> {
    private final K key;
    private final V value;
    private volatile boolean used;

    Entry(K key, V value) {
      this.key = key;
      this.value = value;
    }
  }

  /**
   * Creates an empty cache.
   *
   * @param capacity the maximum total weight
   * @param weight of an entry; an entry heavier than a tenth of the capacity is not stored
   */
  public BoundedCache(long capacity, ToLongBiFunction<K, V> weight) {
    this.capacity = capacity;
    this.weight = weight;
  }

  /** The value of a key, unless it was evicted. */
  public Optional<V> get(K key) {
    Entry<K, V> entry = entries.get(key);
    if (entry == null) {
      return Optional.empty();
    }
    if (!entry.used) {
      entry.used = true;
    }
    return Optional.of(entry.value);
  }

  /** Stores a value for a key that has none yet. */
  public void put(K key, V value) {
    long added = weight.applyAsLong(key, value);
    if (added > capacity / 10) {
      return;
    }
    Entry<K, V> entry = new Entry<>(key, value);
    writing.lock();
    try {
      if (entries.putIfAbsent(key, entry) == null) {
        evict(added); // before the entry is in the queue, where all others may be marked
        inOrder.addLast(entry);
        total += added;
      }
    } finally {
      writing.unlock();
    }
  }

  private void evict(long needed) {
    while (total + needed > capacity) {
      Entry<K, V> oldest = inOrder.removeFirst();
      if (oldest.used) {
        oldest.used = false;
        inOrder.addLast(oldest);
      } else {
        entries.remove(oldest.key);
        total -= weight.applyAsLong(oldest.key, oldest.value);
      }
    }
  }

  /** The number of entries. */
  public int size() {
    return entries.size();
  }
}
