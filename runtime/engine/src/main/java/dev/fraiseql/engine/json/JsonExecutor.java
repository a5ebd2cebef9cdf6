package dev.fraiseql.engine.json;

import dev.fraiseql.contract.QueryExecutor;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.json.JsonSink;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.engine.method.MethodJson;
import dev.fraiseql.engine.method.MethodKeys;
import dev.fraiseql.engine.query.DuplicateKeys;
import dev.fraiseql.engine.query.OperationKind;
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

/** Executes prepared queries and writes their responses. Safe for use by many threads. */
public final class JsonExecutor {
  private final ReadConnections connections;
  private final RuntimeDialect dialect;
  private final Map<String, QueryExecutor> executors;
  private final Introspection introspection;
  private final Incidents incidents;
  private final DuplicateKeys duplicates;
  private final Duration timeout;
  private final SinkPool sinks;
  private final QueryMethods methods;

  /**
   * How queries are executed.
   *
   * @param timeout after which a running statement is cancelled
   * @param largeNumbersAsStrings whether Long and Decimal are strings in responses
   */
  public record Settings(Duration timeout, boolean largeNumbersAsStrings) {}

  /** Where failures and duplicate keys are reported. */
  public record Reports(Incidents incidents, DuplicateKeys duplicates) {}

  /**
   * Creates an executor.
   *
   * @param executors the executors by GraphQL type
   * @param settings how queries are executed
   */
  public JsonExecutor(
      ReadConnections connections,
      RuntimeDialect dialect,
      Model model,
      Map<String, QueryExecutor> executors,
      Introspection introspection,
      Reports reports,
      Settings settings) {
    this.connections = connections;
    this.dialect = dialect;
    this.executors = Map.copyOf(executors);
    this.introspection = introspection;
    incidents = reports.incidents();
    duplicates = reports.duplicates();
    timeout = settings.timeout();
    sinks = new SinkPool(settings.largeNumbersAsStrings());
    methods =
        new QueryMethods(
            connections,
            new MethodKeys(model, dialect),
            new MethodJson(model, settings.largeNumbersAsStrings()),
            incidents,
            timeout);
  }

  /**
   * Executes a query. The response has the data, after null propagation, and all errors. Never
   * throws because of the database.
   *
   * @param recipient the query is cancelled when it has gone
   */
  public GraphQlResponse execute(PreparedQuery query, Recipient recipient) {
    PlanRun run = new PlanRun(dialect, executors, sinks, new FieldErrors(incidents, duplicates));
    try {
      run(query, run, recipient);
      return response(query, run);
    } catch (RequestException e) {
      return run.hasBegun()
          ? failed(e)
          : GraphQlResponse.requestError(List.of(e), OperationKind.QUERY);
    } catch (RuntimeException e) {
      return failed(incidents.report("A query failed", e));
    } finally {
      run.end();
    }
  }

  private void run(PreparedQuery query, PlanRun run, Recipient recipient) {
    Map<String, JsonSink> introspected =
        query.introspects() ? introspection.execute(query) : Map.of();
    Map<String, QueryMethods.Returned> returned = methods.call(query, recipient);
    List<DuplicateKeys.Search> searches = duplicates.searches(query.roots());
    int statements = query.statements() + searches.size();
    if (statements == 0) {
      run(query, run, null, searches, introspected, returned);
      return;
    }
    try (ReadSession session = connections.openPipelined(statements > 1, timeout, recipient)) {
      run(query, run, session, searches, introspected, returned);
    }
  }

  private static void run(
      PreparedQuery query,
      PlanRun run,
      @Nullable ReadSession session,
      List<DuplicateKeys.Search> searches,
      Map<String, JsonSink> introspected,
      Map<String, QueryMethods.Returned> returned) {
    try {
      run.run(query.roots(), session, searches, introspected, returned);
    } catch (SQLException e) {
      throw session == null ? new IllegalStateException(e) : session.failure(e);
    }
  }

  private static GraphQlResponse response(PreparedQuery query, PlanRun run) {
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
    return GraphQlResponse.executed(out, errors.isEmpty() ? null : errors.getFirst().code());
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

  /** The response of a query that failed as a whole. */
  private static GraphQlResponse failed(RequestException error) {
    JsonSink out = new JsonSink(512);
    out.raw('{');
    ErrorWriter.write(List.of(error), out);
    out.raw(',');
    out.string("data");
    out.raw(':');
    out.nullValue();
    out.raw('}');
    return GraphQlResponse.executed(out, error.code());
  }
}
