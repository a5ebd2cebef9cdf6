package dev.fraiseql.conformance.sqlserver;

import dev.fraiseql.annotations.Database;
import dev.fraiseql.conformance.fixture.DomainDatabase;
import dev.fraiseql.conformance.fixture.RowLoader;
import dev.fraiseql.contract.TypeCatalog;
import dev.fraiseql.engine.FraiseEngine;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The domain's tables and rows in a SQL Server database, or in H2 instead of one. */
final class SqlServerDomainDatabase {
  private final String url;
  private final TypeCatalog catalog;
  private final Map<Map<String, Integer>, FraiseEngine> engines = new ConcurrentHashMap<>();

  private SqlServerDomainDatabase(String url, TypeCatalog catalog) {
    this.url = url;
    this.catalog = catalog;
  }

  /**
   * Creates the tables and inserts the rows of {@link DomainDatabase#rows}.
   *
   * @param url of an empty database
   * @param tables the statements that create the tables
   */
  static SqlServerDomainDatabase of(String url, TypeCatalog catalog, String tables)
      throws SQLException {
    return of(url, catalog, tables, DomainDatabase.rows());
  }

  /**
   * Creates the tables and inserts rows.
   *
   * @param url of an empty database
   * @param tables the statements that create the tables
   * @param rows by table; each row by column, with values spelled as in responses
   */
  static SqlServerDomainDatabase of(
      String url,
      TypeCatalog catalog,
      String tables,
      Map<String, ? extends List<? extends Map<String, ?>>> rows)
      throws SQLException {
    try (Connection connection = DriverManager.getConnection(url)) {
      DomainDatabase.run(connection, tables);
      // SQL Server's doubles have no infinity. A text column can store one, and is read as a
      // double.
      DomainDatabase.run(
          connection,
          DomainDatabase.resource("/data/views.sql").replace("double precision", "varchar(30)"));
      new RowLoader(Database.SQLSERVER, connection).load(DomainDatabase.model(), rows);
    }
    return new SqlServerDomainDatabase(url, catalog);
  }

  /** The JDBC URL. */
  String url() {
    return url;
  }

  /** An engine with these limits instead of the defaults; see {@code Case#limits}. */
  FraiseEngine engine(Map<String, Integer> limits) {
    return engines.computeIfAbsent(limits, key -> DomainDatabase.open(url, key, List.of(catalog)));
  }
}
