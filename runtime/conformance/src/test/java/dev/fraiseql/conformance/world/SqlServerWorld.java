package dev.fraiseql.conformance.world;

import dev.fraiseql.annotations.Database;
import dev.fraiseql.contract.TypeCatalog;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.engine.FraiseEngine;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The domain in a SQL Server, or in what stands in for one. */
public final class SqlServerWorld {
  private final String url;
  private final TypeCatalog catalog;
  private final Map<Map<String, Integer>, FraiseEngine> engines = new ConcurrentHashMap<>();

  private SqlServerWorld(String url, TypeCatalog catalog) {
    this.url = url;
    this.catalog = catalog;
  }

  /**
   * Creates the tables and fills them.
   *
   * @param url of an empty database
   * @param tables the statements that create the tables
   */
  public static SqlServerWorld of(String url, TypeCatalog catalog, String tables)
      throws SQLException {
    Model model = new Model(catalog.types(), catalog.enums(), catalog.interfaces());
    try (Connection connection = DriverManager.getConnection(url)) {
      World.run(connection, tables);
      // Its doubles have no infinity; a text may say so, and is read as one.
      World.run(
          connection, World.resource("/data/views.sql").replace("double precision", "varchar(30)"));
      new Seed(Database.SQLSERVER, connection).load(model, RowFiles.read(model));
    }
    return new SqlServerWorld(url, catalog);
  }

  /** An engine with these limits in place of the defaults: see {@code Case#limits}. */
  public FraiseEngine engine(Map<String, Integer> limits) {
    return engines.computeIfAbsent(limits, key -> World.open(url, key, List.of(catalog)));
  }
}
