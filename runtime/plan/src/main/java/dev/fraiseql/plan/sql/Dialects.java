package dev.fraiseql.plan.sql;

import dev.fraiseql.annotations.Database;
import dev.fraiseql.plan.sql.mysql.MysqlDialect;
import dev.fraiseql.plan.sql.postgresql.PostgresqlDialect;
import dev.fraiseql.plan.sql.sqlite.SqliteDialect;
import dev.fraiseql.plan.sql.sqlserver.SqlServerDialect;

/** The dialects of all databases: the one place that names them. */
public final class Dialects {
  private Dialects() {}

  /** The dialect of a database. It holds no state, so any number of threads may share it. */
  public static SqlDialect of(Database database) {
    return switch (database) {
      case POSTGRESQL -> new PostgresqlDialect();
      case MYSQL -> new MysqlDialect();
      case SQLITE -> new SqliteDialect();
      case SQLSERVER -> new SqlServerDialect();
    };
  }
}
