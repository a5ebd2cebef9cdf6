package dev.fraiseql.engine.json;

import dev.fraiseql.contract.QueryExecutor;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.json.JsonSink;
import dev.fraiseql.engine.query.DuplicateKeys;
import dev.fraiseql.engine.query.PreparedLevel;
import dev.fraiseql.jdbc.KeyBatch;
import dev.fraiseql.jdbc.RuntimeDialect;
import dev.fraiseql.jdbc.StatementSession;
import dev.fraiseql.jdbc.incident.Incidents;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** Reads the rows that a mutation has written, within its transaction. Thread-safe. */
public final class WrittenRows {
  private final RuntimeDialect dialect;
  private final Map<String, QueryExecutor> executors;
  private final Incidents incidents;
  private final DuplicateKeys duplicates;
  private final SinkPool sinks;

  /**
   * A reader.
   *
   * @param executors the executors by GraphQL type
   */
  public WrittenRows(
      RuntimeDialect dialect,
      Map<String, QueryExecutor> executors,
      Incidents incidents,
      DuplicateKeys duplicates,
      boolean largeNumbersAsStrings) {
    this.dialect = dialect;
    this.executors = Map.copyOf(executors);
    this.incidents = incidents;
    this.duplicates = duplicates;
    sinks = new SinkPool(largeNumbersAsStrings);
  }

  /** An empty sink that writes numbers as responses do. */
  public JsonSink newSink() {
    return sinks.newSink();
  }

  /**
   * Writes rows, in the order of their keys.
   *
   * @param name the response key
   * @param list whether to write a list, not the only row
   * @param out receives the list, the row, or null if there is no row
   * @return the errors of fields; if there are any, {@code out} is not to be used
   */
  public List<RequestException> write(
      String name,
      PreparedLevel level,
      KeyBatch keys,
      boolean list,
      StatementSession session,
      JsonSink out)
      throws SQLException {
    FieldErrors errors = new FieldErrors(incidents, duplicates);
    PlanRun run = new PlanRun(dialect, executors, sinks, errors);
    try {
      run.runByKeys(name, level, keys, list, session);
      if (errors.errors().isEmpty()) {
        run.write(0, out);
      }
      return errors.errors();
    } finally {
      run.end();
    }
  }
}
