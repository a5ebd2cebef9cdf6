package dev.fraiseql.conformance.fault;

import dev.fraiseql.conformance.world.World;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Somebody at the database itself, past the server, who holds up statements of others. */
abstract class Operator implements AutoCloseable {
  private final Connection connection;

  Operator(Connection connection) {
    this.connection = connection;
  }

  static Operator of(World world) throws SQLException {
    Connection connection = world.connect();
    return switch (world.database()) {
      case POSTGRESQL -> new PostgresqlOperator(connection);
      case MYSQL, MARIADB -> new MysqlOperator(connection);
      case SQLITE -> new SqliteOperator(connection);
    };
  }

  /** Makes reading flaws take forever: until this operator leaves, or the statement is stopped. */
  abstract void blockFlaws() throws SQLException;

  /** How many sessions of others run a statement, or are in a transaction. */
  abstract int busy() throws SQLException;

  void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The number in the only row, or 0 if there is none. */
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
