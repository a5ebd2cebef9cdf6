package dev.fraiseql.jdbc;

import dev.fraiseql.contract.model.ValueType;
import java.util.List;

/**
 * A table that rows are loaded into.
 *
 * @param name as statements quote it
 * @param columns that are given, as statements quote them
 * @param types of their values
 */
public record LoadedTable(String name, List<String> columns, List<ValueType> types) {
  public LoadedTable {
    columns = List.copyOf(columns);
    types = List.copyOf(types);
  }
}
