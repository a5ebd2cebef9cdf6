package dev.fraiseql.conformance.random;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rows of all tables.
 *
 * @param tables rows by table name, each by column name; a value is {@code Long Double Float
 *     BigDecimal Boolean String List} or null, with texts spelled as in responses
 */
public record Rows(Map<String, List<Map<String, @Nullable Object>>> tables) {

  /** The rows of a table, unordered; empty if the table is unknown. */
  public List<Map<String, @Nullable Object>> of(String table) {
    return tables.getOrDefault(table, List.of());
  }
}
