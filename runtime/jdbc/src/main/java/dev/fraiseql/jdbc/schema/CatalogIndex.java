package dev.fraiseql.jdbc.schema;

import java.util.List;

/**
 * An index of a table, on all of its rows.
 *
 * @param columns in order, up to the first expression
 * @param unique whether no two rows have the same values in all of these columns
 * @param primary whether it is the primary key
 */
public record CatalogIndex(List<String> columns, boolean unique, boolean primary) {
  public CatalogIndex {
    columns = List.copyOf(columns);
  }
}
