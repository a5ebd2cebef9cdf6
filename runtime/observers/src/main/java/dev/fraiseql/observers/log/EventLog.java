package dev.fraiseql.observers.log;

import dev.fraiseql.observers.store.LoggedEvent;
import dev.fraiseql.observers.store.OutboxTable;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The outbox as a log. Readers read forward, each from its own position. Entries that are committed
 * behind entries with higher numbers are told to all readers as ranges to be read again. {@link
 * #stable} is the number up to which nothing can be added. Thread-safe.
 *
 * <p>For one key the numbers ascend in the order of the commits, because an entry is inserted while
 * its row is locked. So whatever sees an entry also sees those with lower numbers of the same key:
 * whenever entries are read at the end, what is missing below is looked for behind that, and told
 * first. A reader takes late entries before others, and so has each key in order without waiting
 * for transactions that take long.
 */
public final class EventLog implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EventLog.class);

  /** How many numbers are read at once. */
  private static final int WINDOW = 1024;

  /** The maximum number of entries that are kept for readers which are near the end. */
  private static final int MOST_CACHED = 4096;

  /** The maximum length, in characters, of the rows in them. */
  private static final long MOST_CACHED_CHARS = 16_000_000;

  /** How many gaps a statement is about. */
  private static final int GAPS_PER_STATEMENT = 100;

  /** How many gaps are closed at once, at most. */
  private static final int MOST_CLOSED = 64;

  private final OutboxTable outbox;
  private final Settings settings;
  private final LongSupplier nanos;
  private final Semaphore signal = new Semaphore(0);
  private final List<Reader> readers = new CopyOnWriteArrayList<>();
  private final Thread thread;

  private final Deque<LoggedEvent> cache = new ArrayDeque<>();
  private long cachedChars;

  /** Everything above it and up to {@link #high} is in the cache. */
  private long cacheAfter;

  /** The highest number of a late entry: those are not in the cache. */
  private long lastLate;

  private long high;
  private List<Gap> gaps = new ArrayList<>();
  private volatile long tail;
  private volatile boolean closed;

  /**
   * How the outbox is watched.
   *
   * @param poll the time between two looks for entries that other processes have written
   * @param grace the least age of a gap that is given up
   */
  public record Settings(Duration poll, Duration grace) {
    /** The settings of servers. */
    public static final Settings DEFAULT =
        new Settings(Duration.ofMillis(25), Duration.ofSeconds(2));
  }

  /** Learns of entries. Both methods return at once. */
  public interface Reader {

    /** There are entries at the end. */
    void onEntries();

    /** There are entries that were missing when others with higher numbers were read. */
    void onLateEntries(IdRange range);
  }

  /**
   * Begins to watch the outbox.
   *
   * @param after the number from which gaps are watched: nothing is added below it
   * @param nanos the monotonic clock of the process
   */
  public EventLog(OutboxTable outbox, long after, Settings settings, LongSupplier nanos) {
    this.outbox = outbox;
    this.settings = settings;
    this.nanos = nanos;
    high = after;
    cacheAfter = after;
    tail = after;
    thread = Thread.ofVirtual().name("fraiseql-event-log").unstarted(this::watch);
  }

  /** Begins to watch. */
  public void start() {
    thread.start();
  }

  /** Adds a reader. */
  public void add(Reader reader) {
    readers.add(reader);
  }

  /** Removes a reader. */
  public void remove(Reader reader) {
    readers.remove(reader);
  }

  /** A transaction was committed in this process. */
  public void wake() {
    signal.release();
  }

  /** The highest number that is committed, as far as it is known. */
  public long tail() {
    return tail;
  }

  /** Nothing is added any more up to this number; what is there can be read. */
  public synchronized long stable() {
    return gaps.isEmpty() ? high : gaps.getFirst().range().first() - 1;
  }

  /**
   * What was read.
   *
   * @param events in the order of their numbers
   * @param last the number up to which was read; the one that was read from if there is nothing
   * @param fromMemory whether the database was not asked
   */
  public record Chunk(List<LoggedEvent> events, long last, boolean fromMemory) {}

  /** Reads forward. */
  public Chunk read(long after) throws SQLException {
    long upTo;
    List<Gap> missing;
    synchronized (this) {
      boolean atEnd = after >= high && tail > high;
      if (atEnd) {
        extend();
      }
      if (after >= high) {
        return new Chunk(List.of(), after, false);
      }
      if (after >= cacheAfter && after >= lastLate) {
        return new Chunk(cached(after), high, !atEnd);
      }
      upTo = Math.min(high, after + WINDOW);
      missing = List.copyOf(gaps);
    }
    List<LoggedEvent> events = outbox.read(after, upTo);
    // What is there only now is late, and is told as such in its order.
    events.removeIf(event -> missing.stream().anyMatch(gap -> gap.range().contains(event.id())));
    return new Chunk(events, upTo, false);
  }

  /** Reads a range of late entries, or a part of it. */
  public Chunk read(IdRange range) throws SQLException {
    long upTo = Math.min(range.last(), range.first() - 1 + WINDOW);
    return new Chunk(outbox.read(range.first() - 1, upTo), upTo, false);
  }

  private List<LoggedEvent> cached(long after) {
    List<LoggedEvent> events = new ArrayList<>();
    for (var each = cache.descendingIterator(); each.hasNext(); ) {
      LoggedEvent event = each.next();
      if (event.id() <= after) {
        break;
      }
      events.add(event);
    }
    Collections.reverse(events);
    return events;
  }

  /** Reads the next window, and notes what is missing in it. */
  private void extend() throws SQLException {
    long upTo = Math.min(tail, high + WINDOW);
    List<LoggedEvent> events = outbox.read(high, upTo);
    List<IdRange> missing =
        new IdRange(high + 1, upTo).without(events.stream().map(LoggedEvent::id).toList());
    lookForLateEntries(); // before readers get those that were just read
    if (!missing.isEmpty()) {
      long mark = outbox.mark();
      long now = nanos.getAsLong();
      for (IdRange range : missing) {
        gaps.add(new Gap(range, mark, now));
      }
      signal.release();
    }
    for (LoggedEvent event : events) {
      cache.addLast(event);
      cachedChars += chars(event);
    }
    high = upTo;
    while (cache.size() > MOST_CACHED || cachedChars > MOST_CACHED_CHARS) {
      LoggedEvent oldest = cache.removeFirst();
      cachedChars -= chars(oldest);
      cacheAfter = oldest.id();
    }
  }

  private static long chars(LoggedEvent event) {
    String before = event.event().before();
    String after = event.event().after();
    return 256L + (before == null ? 0 : before.length()) + (after == null ? 0 : after.length());
  }

  private void watch() {
    while (!closed) {
      try {
        long last = outbox.lastId();
        if (last > tail) {
          tail = last;
          readers.forEach(Reader::onEntries);
        }
        lookForLateEntries();
        pause();
      } catch (SQLException | RuntimeException e) {
        if (!closed) {
          LOG.warn("The outbox cannot be read: {}", e.getMessage());
          sleep(settings.poll().multipliedBy(10));
        }
      }
    }
  }

  private void pause() {
    try {
      if (signal.tryAcquire(settings.poll().toNanos(), TimeUnit.NANOSECONDS)) {
        signal.drainPermits();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closed = true;
    }
  }

  private void sleep(Duration duration) {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closed = true;
    }
  }

  /**
   * Looks for entries in all gaps, tells the readers of them, and closes gaps.
   *
   * <p>Gaps are read from the highest to the lowest: what is found in one is committed behind
   * everything of the same key in those that are read afterwards.
   */
  private synchronized void lookForLateEntries() throws SQLException {
    if (gaps.isEmpty()) {
      return;
    }
    // Asked before the read: what it does not find then never comes.
    Set<Gap> closed = closedGaps();
    List<Long> found = new ArrayList<>();
    for (int end = gaps.size(); end > 0; end -= GAPS_PER_STATEMENT) {
      List<Gap> part = gaps.subList(Math.max(0, end - GAPS_PER_STATEMENT), end);
      found.addAll(0, outbox.ids(part.stream().map(gap -> gap.range().bounds()).toList()));
    }
    if (found.isEmpty() && closed.isEmpty()) {
      return;
    }
    // The readers know of the entries before the numbers count as stable.
    for (IdRange arrived : IdRange.of(found)) {
      lastLate = Math.max(lastLate, arrived.last());
      readers.forEach(reader -> reader.onLateEntries(arrived));
    }
    List<Gap> left = new ArrayList<>(gaps.size());
    for (Gap gap : gaps) {
      if (!closed.contains(gap)) {
        IdRange range = gap.range();
        List<Long> within = found.stream().filter(range::contains).toList();
        range.without(within).forEach(rest -> left.add(gap.with(rest)));
      }
    }
    gaps = left;
  }

  private Set<Gap> closedGaps() throws SQLException {
    Set<Gap> closed = new HashSet<>();
    long now = nanos.getAsLong();
    for (Gap gap : gaps) {
      if (closed.size() >= MOST_CLOSED) {
        break;
      }
      if (gap.age(now) >= settings.grace().toNanos() && gap.isDue(now)) {
        gap.looked(now);
        IdRange range = gap.range();
        if (outbox.isClosed(gap.mark(), range.first(), range.last())) {
          closed.add(gap);
        }
      }
    }
    return closed;
  }

  /** Ends watching. */
  @Override
  public void close() {
    closed = true;
    signal.release(); // no interrupt: a driver closes the connection that it hits
  }
}
