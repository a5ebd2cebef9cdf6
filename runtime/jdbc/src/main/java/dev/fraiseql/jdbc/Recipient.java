package dev.fraiseql.jdbc;

/** The client that waits for what a session reads. */
@FunctionalInterface
public interface Recipient {
  /** A recipient that waits to the end. */
  Recipient NEVER_LEAVES = () -> false;

  /** Whether the client has left. Called every few dozen milliseconds, on any thread. */
  boolean hasGone();
}
