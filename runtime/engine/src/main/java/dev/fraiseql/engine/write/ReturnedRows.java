package dev.fraiseql.engine.write;

import dev.fraiseql.contract.QueryExecutor;
import dev.fraiseql.contract.json.FieldError;
import dev.fraiseql.contract.json.JsonSink;
import dev.fraiseql.contract.query.WriteResult.ReturnedRow;
import dev.fraiseql.contract.row.ResultRow;
import dev.fraiseql.jdbc.KeyBatch;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows that a writing statement returns: their keys and, if it returns all that is selected,
 * their JSON, so that they need not be read again. For one thread.
 */
final class ReturnedRows {
  private final KeyBatch keys;
  private final @Nullable ReturnedRow fields;
  private final QueryExecutor executor;
  private final JsonSink json;
  private boolean complete;

  /**
   * No rows yet.
   *
   * @param keys receives the keys
   * @param fields what is selected; null if no statement can return it
   * @param json an empty sink
   */
  ReturnedRows(KeyBatch keys, @Nullable ReturnedRow fields, QueryExecutor executor, JsonSink json) {
    this.keys = keys;
    this.fields = fields;
    this.executor = executor;
    this.json = json;
    complete = fields != null;
  }

  /** The indexes of the columns that the statement has to return with the image. */
  List<Integer> columns() {
    return fields == null ? List.of() : fields.columns();
  }

  /** Adds the current row of a result that begins with the image and these columns. */
  void add(ResultSet result, ResultRow row) throws SQLException {
    if (complete && fields != null) {
      try {
        if (keys.size() > 0) {
          json.raw(',');
        }
        executor.writeJson(row, fields.selection(), json);
      } catch (FieldError error) {
        complete = false; // The level reads the rows again and says which field is wrong.
      }
    }
    keys.add(result, keys.size());
  }

  /** Adds the key of a row that was read elsewhere. */
  void addKey(List<Object> key) {
    complete = false;
    keys.add(key, keys.size());
  }

  KeyBatch keys() {
    return keys;
  }

  /** The rows as JSON, separated by commas; null if they have to be read. */
  @Nullable JsonSink json() {
    return complete && json.errors().isEmpty() ? json : null;
  }
}
