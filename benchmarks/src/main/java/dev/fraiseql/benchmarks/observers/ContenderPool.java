package dev.fraiseql.benchmarks.observers;

import com.zaxxer.hikari.HikariDataSource;
import dev.fraiseql.benchmarks.database.MeasuredDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Connections of a contender, in autocommit. */
final class ContenderPool implements AutoCloseable {
  /** Beside one for each thread: those that look for work. */
  private static final int MORE = 4;

  private final HikariDataSource source = new HikariDataSource();

  ContenderPool(MeasuredDatabase database, int threads) {
    String url = database.url();
    source.setJdbcUrl(
        database.option().equals("mysql") ? url + "&rewriteBatchedStatements=true" : url);
    source.setMaximumPoolSize(threads + MORE);
  }

  HikariDataSource source() {
    return source;
  }

  /** Runs a statement. */
  void execute(String sql) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The number of rows of a table. */
  long count(String table) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select count(*) from " + table)) {
      row.next();
      return row.getLong(1);
    }
  }

  @Override
  public void close() {
    source.close();
  }
}
