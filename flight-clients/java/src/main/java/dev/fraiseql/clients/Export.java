package dev.fraiseql.clients;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request for the rows of one table, for {@link FraiseFlightClient#export}.
 *
 * @param table the name in the database, or of a GraphQL type or root field
 * @param where a condition, such as {@code total >= 10 and paid = true}; empty for all rows
 * @param columns as in the database or in GraphQL; empty for all fields
 * @param resumed whether a broken export resumes after the last row received
 * @param after the key of the row to begin after, each part by its name; null to begin at the first
 *     row
 */
public record Export(
    String table,
    String where,
    List<String> columns,
    boolean resumed,
    @Nullable Map<String, Object> after) {

  /** An export. Lists are copied. */
  public Export(
      String table,
      String where,
      List<String> columns,
      boolean resumed,
      @Nullable Map<String, Object> after) {
    this.table = table;
    this.where = where;
    this.columns = List.copyOf(columns);
    this.resumed = resumed;
    this.after = after == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(after));
  }

  /** All rows and columns of a table, unordered. */
  public static Export of(String table) {
    return new Export(table, "", List.of(), false, null);
  }

  /** The same for rows that meet a condition. */
  public Export where(String condition) {
    return new Export(table, condition, columns, resumed, after);
  }

  /** The same with these columns. */
  public Export columns(String... names) {
    return new Export(table, where, List.of(names), resumed, after);
  }

  /**
   * The same, resumed if the connection breaks or the server restarts. Rows are then ordered by
   * their key and come from one endpoint, which may be slower. After each resumption, rows are read
   * from a new snapshot.
   */
  public Export resuming() {
    return new Export(table, where, columns, true, after);
  }

  /**
   * The same, ordered by key, after one.
   *
   * @param key each part by its name, as a number or a text
   */
  public Export after(Map<String, Object> key) {
    return new Export(table, where, columns, resumed, key);
  }

  /** The ticket of the export. */
  byte[] ticket() {
    Map<String, @Nullable Object> ask = new LinkedHashMap<>();
    ask.put("type", "BulkExport");
    ask.put("table", table);
    ask.put("where", where);
    if (!columns.isEmpty()) {
      ask.put("columns", columns);
    }
    if (resumed || after != null) {
      ask.put("order", "key");
    }
    if (after != null) {
      ask.put("after", after);
    }
    return JsonText.of(ask);
  }
}
