package dev.fraiseql.clients;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows of one table, to be asked for by {@link FraiseFlightClient#export}.
 *
 * @param table as in the database, or the name of a type or root field of GraphQL
 * @param where a condition in the language of exports, {@code total >= 10 and paid = true}; empty
 *     for all rows
 * @param columns as in the database or in GraphQL; empty for all that are fields
 * @param resumed whether an export whose connection breaks goes on behind the last row that arrived
 * @param after the key of the row to begin behind, each part by its name; null to begin at the
 *     first row
 */
public record Export(
    String table,
    String where,
    List<String> columns,
    boolean resumed,
    @Nullable Map<String, Object> after) {

  /** An export, whose lists are copied. */
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

  /** All rows and columns of a table, in no order. */
  public static Export of(String table) {
    return new Export(table, "", List.of(), false, null);
  }

  /** The same, of rows that meet a condition. */
  public Export where(String condition) {
    return new Export(table, condition, columns, resumed, after);
  }

  /** The same, of these columns. */
  public Export columns(String... names) {
    return new Export(table, where, List.of(names), resumed, after);
  }

  /**
   * The same, to go on where it was if its connection breaks or its server restarts. Rows then come
   * in the order of their key and from one endpoint, which may be slower; each part that is read
   * without a break is read from a snapshot of its own.
   */
  public Export resuming() {
    return new Export(table, where, columns, true, after);
  }

  /**
   * The same, in the order of the key and behind one.
   *
   * @param key each part by its name, as a number or a text
   */
  public Export after(Map<String, Object> key) {
    return new Export(table, where, columns, resumed, key);
  }

  /** The ticket for it. */
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
