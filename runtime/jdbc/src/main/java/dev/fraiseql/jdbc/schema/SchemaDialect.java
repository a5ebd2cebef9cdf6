package dev.fraiseql.jdbc.schema;

import dev.fraiseql.contract.model.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** How one database describes its tables. */
public interface SchemaDialect {

  /** Reads the catalog, by a few queries for all tables together. */
  DatabaseCatalog read(Connection connection, CatalogRequest request) throws SQLException;

  /** Those of some tables that do not exist, by one query. None of them is read. */
  List<Table> missing(Connection connection, Collection<Table> tables) throws SQLException;

  /** Which types of columns suit which Java types. */
  ColumnTypes columnTypes();

  /** Whether text columns of two different collations can be compared with each other. */
  default boolean comparesCollations(String collation, String other) {
    return true;
  }

  /**
   * The statement that makes a column never NULL; empty if the database has none.
   *
   * @param table quoted
   * @param column quoted
   */
  Optional<String> setNotNull(String table, String column, ColumnType type);
}
