package dev.fraiseql.jdbc.fault;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Places at which a test halts the JVM, as a crash would: {@code -Dfraiseql.failpoint=NAME:N} does
 * so the N-th time that the point is reached. Without that property, a point costs nothing.
 */
public final class FailPoint {
  /** The system property. */
  public static final String PROPERTY = "fraiseql.failpoint";

  /** The exit code of a JVM that was halted. */
  public static final int EXIT_CODE = 86;

  /** Behind the begin of a transaction that writes. */
  public static final String BEGUN = "write.begun";

  /** Behind each statement of such a transaction. */
  public static final String STATEMENT = "write.statement";

  /** Behind the entries of the outbox. */
  public static final String OUTBOX = "write.outbox";

  /** Before the commit. */
  public static final String COMMIT = "write.commit";

  /** Behind the commit, before the response. */
  public static final String COMMITTED = "write.committed";

  /** Before attempts begin whose events have been marked. */
  public static final String OBSERVER_MARKED = "observer.marked";

  /** Behind an attempt of an action. */
  public static final String OBSERVER_ATTEMPTED = "observer.attempted";

  /** Before a transaction that settles events. */
  public static final String OBSERVER_SETTLE = "observer.settle";

  /** Behind its commit. */
  public static final String OBSERVER_SETTLED = "observer.settled";

  private static final @Nullable FailPoint SET = read(System.getProperty(PROPERTY));

  private final String name;
  private final AtomicLong left;

  private FailPoint(String name, long count) {
    this.name = name;
    left = new AtomicLong(count);
  }

  private static @Nullable FailPoint read(@Nullable String text) {
    if (text == null) {
      return null;
    }
    int colon = text.lastIndexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException(PROPERTY + " is not NAME:N: " + text);
    }
    return new FailPoint(text.substring(0, colon), Long.parseLong(text.substring(colon + 1)));
  }

  /** Halts the JVM if this is the point of the property, and the number of times is reached. */
  public static void reach(String name) {
    FailPoint set = SET;
    if (set != null && set.name.equals(name) && set.left.decrementAndGet() == 0) {
      Runtime.getRuntime().halt(EXIT_CODE);
    }
  }
}
