package dev.fraiseql.jdbc.schema;

import dev.fraiseql.contract.model.Table;
import java.util.List;

/**
 * A foreign key of a table.
 *
 * @param columns of the table
 * @param target the table that they refer to
 * @param targetColumns of the target, in the order of {@code columns}
 */
public record CatalogForeignKey(List<String> columns, Table target, List<String> targetColumns) {
  public CatalogForeignKey {
    columns = List.copyOf(columns);
    targetColumns = List.copyOf(targetColumns);
  }
}
