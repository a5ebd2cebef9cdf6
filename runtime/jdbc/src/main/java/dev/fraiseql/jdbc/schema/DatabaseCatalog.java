package dev.fraiseql.jdbc.schema;

import dev.fraiseql.contract.model.Table;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tables of a database that were requested, as far as they exist. */
public final class DatabaseCatalog {
  private final Map<Table, CatalogTable> tables = new LinkedHashMap<>();
  private final List<String> names;

  /**
   * A catalog.
   *
   * @param tables in a stable order
   * @param names of all tables and views in the schemas of the requested ones, for suggestions; may
   *     be empty if all of these exist
   */
  public DatabaseCatalog(Collection<CatalogTable> tables, List<String> names) {
    tables.forEach(table -> this.tables.put(table.table(), table));
    this.names = List.copyOf(names);
  }

  /** The table as it was requested; empty if it does not exist. */
  public Optional<CatalogTable> find(Table table) {
    return Optional.ofNullable(tables.get(table));
  }

  /** All tables and views, in a stable order. */
  public Collection<CatalogTable> tables() {
    return Collections.unmodifiableCollection(tables.values());
  }

  /** The names of tables and views that exist, for suggestions. */
  public List<String> names() {
    return names;
  }
}
