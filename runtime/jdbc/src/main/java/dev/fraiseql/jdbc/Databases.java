package dev.fraiseql.jdbc;

import dev.fraiseql.annotations.Database;
import dev.fraiseql.jdbc.mysql.MysqlRuntime;
import dev.fraiseql.jdbc.postgresql.PostgresqlRuntime;
import dev.fraiseql.jdbc.sqlite.SqliteRuntime;
import dev.fraiseql.jdbc.sqlserver.SqlServerRuntime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The dialects of all databases: the one place of this module that names them. */
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

  /** The dialect of the database that a JDBC URL names; empty if it names none of them. */
  static Optional<RuntimeDialect> ofUrl(String url) {
    return all().filter(dialect -> dialect.urlFormat().matches(url)).findFirst();
  }

  /** What the JDBC URLs of all databases begin with. */
  static List<String> urlPrefixes() {
    return all().flatMap(dialect -> dialect.urlFormat().prefixes().stream()).toList();
  }

  private static Stream<RuntimeDialect> all() {
    return Arrays.stream(Database.values()).map(Databases::of);
  }
}
