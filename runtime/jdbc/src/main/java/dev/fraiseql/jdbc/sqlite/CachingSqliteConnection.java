package dev.fraiseql.jdbc.sqlite;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.sqlite.jdbc4.JDBC4Connection;

/**
 * A connection that caches statements: the driver has SQLite parse and plan each statement again,
 * which takes longer than reading a row by its key. Used by one thread at a time.
 */
final class CachingSqliteConnection extends JDBC4Connection {
  private static final int MAX_IDLE = 64;

  private final Map<String, PreparedStatement> idle = new LinkedHashMap<>();

  CachingSqliteConnection(String url, String fileName, Properties properties) throws SQLException {
    super(url, fileName, properties);
  }

  /** A statement that is no longer in the cache. */
  PreparedStatement take(String sql) throws SQLException {
    PreparedStatement cached = idle.remove(sql);
    return cached == null ? prepareStatement(sql) : cached;
  }

  /** Puts a statement into the cache whose results are closed. */
  void giveBack(String sql, PreparedStatement statement) throws SQLException {
    statement.clearParameters();
    PreparedStatement same = idle.put(sql, statement);
    if (same != null) {
      same.close();
    }
    if (idle.size() > MAX_IDLE) {
      Iterator<PreparedStatement> longestIdle = idle.values().iterator();
      PreparedStatement evicted = longestIdle.next();
      longestIdle.remove();
      evicted.close();
    }
  }
}
