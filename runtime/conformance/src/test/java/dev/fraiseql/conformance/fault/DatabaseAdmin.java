package dev.fraiseql.conformance.fault;

import dev.fraiseql.conformance.fixture.DomainDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A direct connection to the database that blocks the statements of the server. */
abstract class DatabaseAdmin implements AutoCloseable {
  private final Connection connection;

  DatabaseAdmin(Connection connection) {
    this.connection = connection;
  }

  static DatabaseAdmin of(DomainDatabase domain) throws SQLException {
    Connection connection = domain.connect();
    return switch (domain.database()) {
      case POSTGRESQL -> new PostgresqlAdmin(connection);
      case MYSQL, MARIADB -> new MysqlAdmin(connection);
      case SQLITE -> new SqliteAdmin(connection);
    };
  }

  /** Makes statements that read flaws block until this is closed or they are cancelled. */
  abstract void blockFlaws() throws SQLException;

  /** The number of other sessions that run a statement or are in a transaction. */
  abstract int busySessions() throws SQLException;

  void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The number in the first row, or 0 if there is none. */
  int number(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.next() ? row.getInt(1) : 0;
    }
  }

  void replaceFlaws(String select) throws SQLException {
    execute("drop view flaws");
    execute("create view flaws as " + select);
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
