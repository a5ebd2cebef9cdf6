package dev.fraiseql.conformance.write;

import java.sql.Connection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Rows written with Jdbi, on the connection of a method. Called by compiled classes. */
public final class JdbiLabels {
  private JdbiLabels() {}

  /** Inserts labels. */
  public static int insert(Connection connection, List<String> names) {
    try (Handle handle = Jdbi.open(connection)) {
      int inserted = 0;
      for (String name : names) {
        inserted += handle.execute("insert into labels (name) values (?)", name);
      }
      return inserted;
    }
  }

  /** Runs something, and undoes it. */
  public static int undo(Connection connection, Runnable changes) {
    try (Handle handle = Jdbi.open(connection)) {
      handle.savepoint("before");
      changes.run();
      handle.rollbackToSavepoint("before");
      return 1;
    }
  }
}
