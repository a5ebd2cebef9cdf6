package dev.fraiseql.testing;

import java.io.IOException;

/** A server of one test, which keeps what it has committed when it is killed. */
public interface KillableServer extends AutoCloseable {
  /** The JDBC URL of a database that is empty at first. */
  String url();

  /** Kills the server with all its processes. */
  void kill() throws IOException, InterruptedException;

  /** Starts the server again, at the same address. */
  void restart() throws IOException;

  /** Kills the server and deletes its data. */
  @Override
  void close() throws IOException;

  /** Starts a server of a product that has servers. */
  static KillableServer start(TestDatabase database) throws IOException {
    return switch (database) {
      case POSTGRESQL -> new KillablePostgresql();
      case MYSQL -> {
        MysqlProcess process = MysqlProcess.startDurable(TestMysql.distribution());
        yield new KillableMysql(process, name -> TestMysql.url(process.port(), name));
      }
      case MARIADB -> {
        MysqlProcess process = MysqlProcess.startDurable(TestMariadb.distribution());
        yield new KillableMysql(process, name -> TestMariadb.url(process.port(), name));
      }
      case SQLITE -> throw new IllegalArgumentException("SQLite has no server");
    };
  }
}
