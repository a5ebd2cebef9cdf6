package dev.fraiseql.jdbc;

import java.sql.SQLException;
import java.sql.Savepoint;

/** Learns what an author's method does with savepoints. */
public interface SavepointListener {

  /** A savepoint was set. */
  void set(Savepoint point);

  /** What was written since a savepoint was undone. */
  void rolledBackTo(Savepoint point) throws SQLException;
}
