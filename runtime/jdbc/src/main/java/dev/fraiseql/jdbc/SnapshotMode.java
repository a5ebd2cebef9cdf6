package dev.fraiseql.jdbc;

/** How the statements of a session come to see one state of the database. */
enum SnapshotMode {
  /** They do not: each sees what is there when it begins. */
  NONE,
  /** Their transaction begins when the session is opened and ends when it is closed. */
  SESSION,
  /**
   * Their transaction is begun by the text of the first statement and ended by that of the last.
   */
  PIPELINED
}
