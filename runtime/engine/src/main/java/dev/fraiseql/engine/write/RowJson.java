package dev.fraiseql.engine.write;

import dev.fraiseql.contract.QueryExecutor;
import dev.fraiseql.contract.json.FieldError;
import dev.fraiseql.contract.json.JsonSink;
import dev.fraiseql.contract.query.Selection;
import dev.fraiseql.contract.row.ResultRow;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A row of a captured type as JSON: the texts that queries return, field by field.
 *
 * @param fields each with its name: {@code "total":12.50}
 */
record RowJson(List<String> fields) {
  RowJson {
    fields = List.copyOf(fields);
  }

  /**
   * The current row of a result.
   *
   * @param selections of {@link dev.fraiseql.plan.write.RowImage#fields}
   */
  static RowJson of(ResultRow row, QueryExecutor executor, List<Selection> selections)
      throws SQLException {
    List<String> fields = new ArrayList<>(selections.size());
    for (Selection selection : selections) {
      fields.add(field(row, executor, selection));
    }
    return new RowJson(fields);
  }

  private static String field(ResultRow row, QueryExecutor executor, Selection selection)
      throws SQLException {
    JsonSink out = new JsonSink(64);
    try {
      executor.writeJson(row, selection, out);
    } catch (FieldError error) {
      // A value that no response can contain, such as infinity.
      return '"' + selection.name(0) + "\":null";
    }
    // Without the braces of the object.
    return new String(out.array(), 1, out.size() - 2, StandardCharsets.UTF_8);
  }

  /** The object. */
  String text() {
    return "{" + String.join(",", fields) + "}";
  }

  /** The names of the fields that differ from those of another state of the row. */
  List<String> changed(RowJson other) {
    List<String> changed = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      if (!fields.get(i).equals(other.fields.get(i))) {
        changed.add(name(fields.get(i)));
      }
    }
    return changed;
  }

  /** Names of GraphQL contain nothing that JSON escapes. */
  private static String name(String field) {
    return field.substring(1, field.indexOf('"', 1));
  }
}
