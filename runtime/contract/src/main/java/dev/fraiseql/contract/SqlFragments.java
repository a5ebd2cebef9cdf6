package dev.fraiseql.contract;

import java.util.List;

/**
 * The constant parts of a type's SQL on one database.
 *
 * @param table the table as it stands after FROM, quoted and qualified
 * @param columns the quoted names of {@link dev.fraiseql.contract.model.TypeModel#columns()}, in
 *     their order
 */
public record SqlFragments(String table, List<String> columns) {
  public SqlFragments {
    columns = List.copyOf(columns);
  }
}
