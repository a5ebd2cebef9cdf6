package dev.fraiseql.jdbc;

import dev.fraiseql.contract.model.Table;
import dev.fraiseql.jdbc.schema.CatalogRequest;
import dev.fraiseql.jdbc.schema.CatalogTable;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the database itself makes keys unique. Asks its catalog once for each table. Thread-safe.
 */
public final class UniqueKeys {
  private static final Logger LOG = LoggerFactory.getLogger(UniqueKeys.class);

  private final ReadConnections connections;
  private final Map<Table, Optional<CatalogTable>> known = new ConcurrentHashMap<>();

  /** The unique keys of the tables that these connections read. */
  public UniqueKeys(ReadConnections connections) {
    this.connections = connections;
  }

  /**
   * Whether a primary key, unique constraint or unique index makes some columns unique together.
   * True if the catalog cannot be read, so that nothing is searched for duplicates that may be
   * impossible. Takes a connection of its own.
   */
  public boolean isUnique(Table table, List<String> columns) {
    Optional<CatalogTable> found = known.get(table);
    if (found == null) {
      try {
        CatalogRequest request = new CatalogRequest.Tables(Map.of(table, Set.of()));
        found = connections.catalog(request).find(table);
      } catch (SQLException e) {
        LOG.warn(
            "The unique keys of the table {} cannot be read: groups do not look for duplicates",
            table.name(),
            e);
        return true;
      }
      known.put(table, found);
    }
    return found.filter(each -> each.isUnique(columns)).isPresent();
  }
}
