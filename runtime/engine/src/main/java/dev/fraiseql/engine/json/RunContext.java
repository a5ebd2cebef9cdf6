package dev.fraiseql.engine.json;

import dev.fraiseql.contract.QueryExecutor;
import dev.fraiseql.contract.json.JsonSink;
import dev.fraiseql.engine.query.PreparedLevel;
import dev.fraiseql.jdbc.RuntimeDialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What all levels of one run of a plan share. */
final class RunContext {
  private final RuntimeDialect dialect;
  private final Map<String, QueryExecutor> executors;
  private final SinkPool sinks;
  private final FieldErrors errors;
  private final List<JsonSink> taken = new ArrayList<>();
  private boolean dataIsNull;

  RunContext(
      RuntimeDialect dialect,
      Map<String, QueryExecutor> executors,
      SinkPool sinks,
      FieldErrors errors) {
    this.dialect = dialect;
    this.executors = executors;
    this.sinks = sinks;
    this.errors = errors;
  }

  RuntimeDialect dialect() {
    return dialect;
  }

  FieldErrors errors() {
    return errors;
  }

  /** What writes the rows of a level. */
  QueryExecutor executor(PreparedLevel level) {
    return Objects.requireNonNull(executors.get(level.level().type()));
  }

  /** A sink from the pool. */
  JsonSink takeSink() {
    JsonSink sink = sinks.take();
    taken.add(sink);
    return sink;
  }

  /** Whether a root field that must not be null is null. */
  boolean dataIsNull() {
    return dataIsNull;
  }

  /** Notes whether a root field that must not be null is null. */
  void setDataIsNull(boolean isNull) {
    dataIsNull |= isNull;
  }

  /** An estimate of the bytes that all rows take in the response. */
  int size() {
    int size = 0;
    for (JsonSink sink : taken) {
      size += sink.size() + 2 * sink.placeholders();
    }
    return size;
  }

  /** Returns the sinks to the pool. Nothing can be written afterwards. */
  void end() {
    taken.forEach(sinks::giveBack);
  }
}
