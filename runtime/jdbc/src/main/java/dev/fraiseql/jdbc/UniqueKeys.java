package dev.fraiseql.jdbc;

import dev.fraiseql.contract.model.Table;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the database itself makes keys unique. Asks its catalog once for each table. Thread-safe.
 */
public final class UniqueKeys {
  private static final Logger LOG = LoggerFactory.getLogger(UniqueKeys.class);

  private final ReadConnections connections;
  private final RuntimeDialect dialect;
  private final Map<Table, Collection<Set<@Nullable String>>> known = new ConcurrentHashMap<>();

  /** The unique keys of the tables that these connections read. */
  public UniqueKeys(ReadConnections connections, RuntimeDialect dialect) {
    this.connections = connections;
    this.dialect = dialect;
  }

  /**
   * Whether a primary key, unique constraint or unique index makes some columns unique together.
   * False if the catalog cannot be read. Takes a connection of its own.
   */
  public boolean isUnique(Table table, Set<String> columns) {
    Collection<Set<@Nullable String>> keys = known.get(table);
    if (keys == null) {
      try {
        keys = connections.withConnection(connection -> read(connection, table));
      } catch (SQLException e) {
        LOG.warn("The unique keys of the table {} cannot be read", table.name(), e);
        return false;
      }
      known.put(table, keys);
    }
    return keys.stream().anyMatch(columns::containsAll);
  }

  private Collection<Set<@Nullable String>> read(Connection connection, Table table)
      throws SQLException {
    CatalogQuery query = dialect.uniqueKeys(table);
    Map<String, Set<@Nullable String>> keys = new LinkedHashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(query.sql())) {
      for (int i = 0; i < query.parameters().size(); i++) {
        statement.setString(i + 1, query.parameters().get(i));
      }
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          keys.computeIfAbsent(rows.getString(1), name -> new LinkedHashSet<>())
              .add(rows.getString(2));
        }
      }
    }
    return keys.values();
  }
}
