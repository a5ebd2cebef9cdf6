package dev.fraiseql.engine.export;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request for an export. Names and values are as the client gave them and may not exist.
 *
 * @param table the name of a table, with or without its schema, or of a GraphQL type or root field
 * @param where a condition; blank for all rows
 * @param columns as in the database or in GraphQL; the result uses the same names. Empty for all
 *     scalar and embedded fields under their GraphQL names
 * @param inKeyOrder whether rows are ordered by their key; always true with {@code after}
 * @param after the key of the row to resume after, each part by its name, in the Java type of its
 *     JSON value; null to begin at the first row
 */
public record ExportRequest(
    String table,
    String where,
    List<String> columns,
    boolean inKeyOrder,
    @Nullable Map<String, @Nullable Object> after) {

  /**
   * A request. Not a compact constructor, because that loses the annotation of {@code after}'s
   * values in other modules.
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
    // Not Map.copyOf, which rejects null: the binder reports it as an error of the request.
    this.after = after == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(after));
  }

  /** An unordered export of all rows that meet a condition. */
  public ExportRequest(String table, String where, List<String> columns) {
    this(table, where, columns, false, null);
  }

  /** The same with another condition. */
  ExportRequest with(String otherWhere) {
    return new ExportRequest(table, otherWhere, columns, inKeyOrder, after);
  }
}
