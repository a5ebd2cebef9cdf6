package dev.fraiseql.jdbc;

import dev.fraiseql.contract.model.Column;
import java.util.List;

/**
 * A table that rows are loaded into.
 *
 * @param name as statements quote it
 * @param names of the columns that are given, as statements quote them
 * @param columns the same
 */
public record LoadedTable(String name, List<String> names, List<Column> columns) {
  public LoadedTable {
    names = List.copyOf(names);
    columns = List.copyOf(columns);
  }
}
