package dev.fraiseql.engine.query;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.ToLongBiFunction;

/**
 * A map that forgets what has not been asked for lately, so that its entries together weigh no more
 * than a limit. Reading takes no lock: an entry is marked as used, and spared once, when room is
 * needed.
 *
 * @param <K> what values are found by
 * @param <V> the values
 */
public final class BoundedCache<K, V> {
  private final long capacity;
  private final ToLongBiFunction<K, V> weight;
  private final ConcurrentHashMap<K, Entry<K, V>> entries = new ConcurrentHashMap<>();
  private final ReentrantLock making = new ReentrantLock();
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
   * An empty cache.
   *
   * @param capacity the most that entries together may weigh
   * @param weight what an entry weighs; one that is heavier than a tenth of the capacity is not
   *     kept
   */
  public BoundedCache(long capacity, ToLongBiFunction<K, V> weight) {
    this.capacity = capacity;
    this.weight = weight;
  }

  /** What was put under a key, unless it has been forgotten. */
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

  /** Puts a value under a key. If one is there already, it stays. */
  public void put(K key, V value) {
    long heavy = weight.applyAsLong(key, value);
    if (heavy > capacity / 10) {
      return;
    }
    Entry<K, V> entry = new Entry<>(key, value);
    making.lock();
    try {
      if (entries.putIfAbsent(key, entry) == null) {
        makeRoom(heavy); // before it is among them: the others may all be in use
        inOrder.addLast(entry);
        total += heavy;
      }
    } finally {
      making.unlock();
    }
  }

  private void makeRoom(long needed) {
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
