package dev.fraiseql.conformance.random;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rows of all tables.
 *
 * @param tables by the name of the table, rows by the names of their columns; a value is a {@code
 *     Long Double Float BigDecimal Boolean String null}, texts spelled as in answers
 */
public record Rows(Map<String, List<Map<String, @Nullable Object>>> tables) {

  /** The rows of a table, in no order; none if it has none. */
  public List<Map<String, @Nullable Object>> of(String table) {
    return tables.getOrDefault(table, List.of());
  }
}
