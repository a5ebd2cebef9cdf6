package dev.fraiseql.jdbc;

import dev.fraiseql.annotations.Database;
import dev.fraiseql.jdbc.mysql.MysqlRuntime;
import dev.fraiseql.jdbc.postgresql.PostgresqlRuntime;
import dev.fraiseql.jdbc.sqlite.SqliteRuntime;
import dev.fraiseql.jdbc.sqlserver.SqlServerRuntime;

/** What this module has for each database: the one place that names them. */
public final class Databases {
  private Databases() {}

  /**
   * The dialect of a database, a new one: it remembers what it has found out about the server that
   * its pool was opened for.
   */
  public static RuntimeDialect of(Database database) {
    return switch (database) {
      case POSTGRESQL -> new PostgresqlRuntime();
      case MYSQL -> new MysqlRuntime();
      case SQLITE -> new SqliteRuntime();
      case SQLSERVER -> new SqlServerRuntime();
    };
  }
}
