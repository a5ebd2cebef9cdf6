package dev.fraiseql.jdbc.sqlite;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.sqlite.jdbc4.JDBC4Connection;

/**
 * A connection that keeps statements between their uses: the driver would have SQLite parse and
 * plan each anew, which takes longer than to read a row by its key. Used by one thread at a time.
 */
final class CachingSqliteConnection extends JDBC4Connection {
  private static final int KEPT = 64;

  private final Map<String, PreparedStatement> idle = new LinkedHashMap<>();

  CachingSqliteConnection(String url, String fileName, Properties properties) throws SQLException {
    super(url, fileName, properties);
  }

  /** A statement that nobody else has. */
  PreparedStatement take(String sql) throws SQLException {
    PreparedStatement kept = idle.remove(sql);
    return kept == null ? prepareStatement(sql) : kept;
  }

  /** Keeps a statement, whose results are closed, for the next who wants one of that text. */
  void keep(String sql, PreparedStatement statement) throws SQLException {
    statement.clearParameters();
    PreparedStatement same = idle.put(sql, statement);
    if (same != null) {
      same.close();
    }
    if (idle.size() > KEPT) {
      Iterator<PreparedStatement> longestIdle = idle.values().iterator();
      PreparedStatement forgotten = longestIdle.next();
      longestIdle.remove();
      forgotten.close();
    }
  }
}
