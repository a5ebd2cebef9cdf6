package dev.fraiseql.conformance.sqlserver;

import dev.fraiseql.annotations.Database;
import dev.fraiseql.conformance.world.RowLoader;
import dev.fraiseql.conformance.world.World;
import dev.fraiseql.contract.TypeCatalog;
import dev.fraiseql.engine.FraiseEngine;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The domain in a SQL Server, or in what stands in for one. */
final class SqlServerWorld {
  private final String url;
  private final TypeCatalog catalog;
  private final Map<Map<String, Integer>, FraiseEngine> engines = new ConcurrentHashMap<>();

  private SqlServerWorld(String url, TypeCatalog catalog) {
    this.url = url;
    this.catalog = catalog;
  }

  /**
   * Creates the tables, and fills them with the rows that are in every world.
   *
   * @param url of an empty database
   * @param tables the statements that create the tables
   */
  static SqlServerWorld of(String url, TypeCatalog catalog, String tables)
      throws SQLException {
    return of(url, catalog, tables, World.rows());
  }

  /**
   * Creates the tables, and fills them.
   *
   * @param url of an empty database
   * @param tables the statements that create the tables
   * @param rows by table, each by column, values as answers spell them
   */
  static SqlServerWorld of(
      String url,
      TypeCatalog catalog,
      String tables,
      Map<String, ? extends List<? extends Map<String, ?>>> rows)
      throws SQLException {
    try (Connection connection = DriverManager.getConnection(url)) {
      World.run(connection, tables);
      // Its doubles have no infinity; a text may say so, and is read as one.
      World.run(
          connection, World.resource("/data/views.sql").replace("double precision", "varchar(30)"));
      new RowLoader(Database.SQLSERVER, connection).load(World.model(), rows);
    }
    return new SqlServerWorld(url, catalog);
  }

  /** Its JDBC address. */
  String url() {
    return url;
  }

  /** An engine with these limits in place of the defaults: see {@code Case#limits}. */
  FraiseEngine engine(Map<String, Integer> limits) {
    return engines.computeIfAbsent(limits, key -> World.open(url, key, List.of(catalog)));
  }
}
