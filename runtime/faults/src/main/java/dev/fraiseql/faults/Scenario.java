package dev.fraiseql.faults;

/** What happens while rows are changed and events are delivered. */
public enum Scenario {
  /** Nothing. */
  CALM,
  /** One of two nodes is killed, and started again, now and then. */
  KILLS,
  /** The node that delivers is frozen for longer than its lease, and goes on. */
  FREEZES,
  /** The database is killed, and started again. Not with SQLite, which is no process. */
  DATABASE,
  /** Nodes halt at each fail point of deliveries. */
  FAIL_POINTS,
  /** A transaction with an entry stays open while others commit. */
  LONG_TRANSACTION,
  /** The receiver is slow, fails, hangs, lies, and is dead for a while. */
  RECEIVERS,
  /** One transaction changes very many rows. */
  BULK,
  /** Three nodes are restarted one after the other, as a deployment does. */
  ROLLING,
  /** Events whose method throws, never returns, or ends the process. */
  POISON,
  /** No space is left for the database now and then. Needs a small file system. */
  FULL_DISK,
  /** The clock of one node is a day ahead. Needs libfaketime. */
  CLOCK
}
