package dev.fraiseql.engine.export;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an export asks for. Names and values are as the client gave them: nobody has looked yet what
 * they mean.
 *
 * @param table the name of a table, with or without its schema, or of a type or root field of
 *     GraphQL
 * @param where a condition; blank for all rows
 * @param columns as in the database or in GraphQL, and so the columns of the answer are called;
 *     empty for all scalar and embedded fields under their GraphQL names
 * @param inKeyOrder whether rows come in the order of their key; otherwise in none. So they do if
 *     there is an {@code after}
 * @param after the key of the row to go on behind, each part by its name, as JSON knows its value;
 *     null to begin at the first row
 */
public record ExportRequest(
    String table,
    String where,
    List<String> columns,
    boolean inKeyOrder,
    @Nullable Map<String, @Nullable Object> after) {

  /**
   * A request. Written out, because a compact constructor does not tell other modules that the
   * values of {@code after} may be null.
   */
  public ExportRequest(
      String table,
      String where,
      List<String> columns,
      boolean inKeyOrder,
      @Nullable Map<String, @Nullable Object> after) {
    this.table = table;
    this.where = where;
    this.columns = List.copyOf(columns);
    this.inKeyOrder = inKeyOrder || after != null;
    // Not a copyOf: JSON's null is no part of a key, and it is for the binder to say so.
    this.after = after == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(after));
  }

  /** An export of all rows that meet a condition, in no order. */
  public ExportRequest(String table, String where, List<String> columns) {
    this(table, where, columns, false, null);
  }

  /** The same with another condition. */
  ExportRequest with(String otherWhere) {
    return new ExportRequest(table, otherWhere, columns, inKeyOrder, after);
  }
}
