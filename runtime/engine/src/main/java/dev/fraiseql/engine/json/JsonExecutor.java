package dev.fraiseql.engine.json;

import dev.fraiseql.contract.QueryExecutor;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.json.JsonSink;
import dev.fraiseql.engine.query.PreparedQuery;
import dev.fraiseql.engine.query.PreparedRoot;
import dev.fraiseql.jdbc.ReadConnections;
import dev.fraiseql.jdbc.ReadSession;
import dev.fraiseql.jdbc.Recipient;
import dev.fraiseql.jdbc.RuntimeDialect;
import dev.fraiseql.jdbc.incident.Incidents;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs prepared queries and writes their responses. Safe for use by many threads. */
public final class JsonExecutor {
  private final ReadConnections connections;
  private final RuntimeDialect dialect;
  private final Map<String, QueryExecutor> executors;
  private final Introspection introspection;
  private final Incidents incidents;
  private final Duration timeout;
  private final SinkPool sinks = new SinkPool();

  /**
   * Creates an executor.
   *
   * @param executors the generated executors, by type
   * @param timeout the time after which the statements of a request are cancelled
   */
  public JsonExecutor(
      ReadConnections connections,
      RuntimeDialect dialect,
      Map<String, QueryExecutor> executors,
      Introspection introspection,
      Incidents incidents,
      Duration timeout) {
    this.connections = connections;
    this.dialect = dialect;
    this.executors = Map.copyOf(executors);
    this.introspection = introspection;
    this.incidents = incidents;
    this.timeout = timeout;
  }

  /**
   * Runs a query and writes its response: the data, with null propagation, and all errors.
   *
   * @param recipient when it is gone, the query is cancelled
   */
  public JsonAnswer execute(PreparedQuery query, Recipient recipient) {
    PlanRun run = new PlanRun(dialect, executors, sinks, incidents);
    try {
      run(query, run, recipient);
      return answer(query, run);
    } catch (RequestException e) {
      return run.hasBegun() ? failed(e) : refused(List.of(e));
    } catch (RuntimeException e) {
      return failed(incidents.report("A query failed", e));
    } finally {
      run.end();
    }
  }

  private void run(PreparedQuery query, PlanRun run, Recipient recipient) {
    Map<String, JsonSink> introspected =
        query.introspects() ? introspection.answer(query) : Map.of();
    int statements = query.statements();
    if (statements == 0) {
      run(query, run, null, introspected);
      return;
    }
    try (ReadSession session = connections.openPipelined(statements > 1, timeout, recipient)) {
      run(query, run, session, introspected);
    }
  }

  private static void run(
      PreparedQuery query,
      PlanRun run,
      @Nullable ReadSession session,
      Map<String, JsonSink> introspected) {
    try {
      run.run(query.roots(), session, introspected);
    } catch (SQLException e) {
      throw session == null ? new IllegalStateException(e) : session.failure(e);
    }
  }

  private static JsonAnswer answer(PreparedQuery query, PlanRun run) {
    List<RequestException> errors = run.errors().errors();
    JsonSink out = new JsonSink(run.size() + 32 * query.roots().size() + 256 * errors.size() + 64);
    out.raw('{');
    if (!errors.isEmpty()) {
      ErrorWriter.write(errors, out);
      out.raw(',');
    }
    out.string("data");
    out.raw(':');
    if (run.dataIsNull()) {
      out.nullValue();
    } else {
      data(query.roots(), run, out);
    }
    out.raw('}');
    return new JsonAnswer(out, errors.isEmpty() ? null : errors.getFirst().code(), true);
  }

  private static void data(List<PreparedRoot> roots, PlanRun run, JsonSink out) {
    out.raw('{');
    for (int i = 0; i < roots.size(); i++) {
      if (i > 0) {
        out.raw(',');
      }
      out.string(roots.get(i).name());
      out.raw(':');
      run.write(i, out);
    }
    out.raw('}');
  }

  /** The response to a query that failed while it ran. */
  private static JsonAnswer failed(RequestException error) {
    JsonSink out = new JsonSink(512);
    out.raw('{');
    ErrorWriter.write(List.of(error), out);
    out.raw(',');
    out.string("data");
    out.raw(':');
    out.nullValue();
    out.raw('}');
    return new JsonAnswer(out, error.code(), true);
  }

  /** The response to a request that was refused before anything ran. */
  public static JsonAnswer refused(List<RequestException> errors) {
    JsonSink out = new JsonSink(512);
    out.raw('{');
    ErrorWriter.write(errors, out);
    out.raw('}');
    return new JsonAnswer(out, errors.getFirst().code(), false);
  }
}
