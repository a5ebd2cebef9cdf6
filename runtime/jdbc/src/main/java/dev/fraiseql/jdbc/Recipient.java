package dev.fraiseql.jdbc;

/** Whoever waits for what a session reads. */
@FunctionalInterface
public interface Recipient {
  /** One that waits to the end. */
  Recipient FAITHFUL = () -> false;

  /** Whether nobody waits any more: asked every few dozen milliseconds, on any thread. */
  boolean hasGone();
}
