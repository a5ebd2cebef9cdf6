package dev.fraiseql.jdbc.schema;

import dev.fraiseql.contract.model.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How one database describes its tables. */
public interface SchemaDialect {

  /** Reads the catalog, by a few queries for all tables together. */
  DatabaseCatalog read(Connection connection, CatalogRequest request) throws SQLException;

  /** Those of some tables that do not exist, by one query. None of them is read. */
  List<Table> missing(Connection connection, Collection<Table> tables) throws SQLException;

  /** Whether a table on which the user has no right looks as if it did not exist. */
  default boolean hidesUnreadableTables() {
    return false;
  }

  /**
   * The text of each trigger that is enabled, by its name and that of its table: {@link
   * #triggerKey}.
   */
  default Map<String, String> triggers(Connection connection) throws SQLException {
    return Map.of();
  }

  /** What names a trigger, whose name may be that of another table's trigger. */
  static String triggerKey(String trigger, String table) {
    return trigger + " on " + table;
  }

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
