package dev.fraiseql.engine.json;

import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.json.FieldError;
import dev.fraiseql.contract.json.JsonSink;
import dev.fraiseql.contract.method.Changes;
import dev.fraiseql.contract.method.MethodCall;
import dev.fraiseql.contract.model.MethodModel;
import dev.fraiseql.engine.method.MethodJson;
import dev.fraiseql.engine.method.MethodKeys;
import dev.fraiseql.engine.query.PreparedQuery;
import dev.fraiseql.engine.query.PreparedRoot;
import dev.fraiseql.jdbc.AuthorConnection;
import dev.fraiseql.jdbc.KeyBatch;
import dev.fraiseql.jdbc.ReadConnections;
import dev.fraiseql.jdbc.ReadSession;
import dev.fraiseql.jdbc.Recipient;
import dev.fraiseql.jdbc.incident.Incidents;
import java.sql.Connection;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls the methods of a query before its statements run. Safe for use by many threads. */
final class QueryMethods {
  private final ReadConnections connections;
  private final MethodKeys keys;
  private final MethodJson json;
  private final Incidents incidents;
  private final Duration timeout;

  QueryMethods(
      ReadConnections connections,
      MethodKeys keys,
      MethodJson json,
      Incidents incidents,
      Duration timeout) {
    this.connections = connections;
    this.keys = keys;
    this.json = json;
    this.incidents = incidents;
    this.timeout = timeout;
  }

  /** What a method returned. */
  sealed interface Returned {

    /** The keys of rows that are still to be read. */
    record Keys(KeyBatch keys) implements Returned {}

    /** A value as JSON. */
    record Value(JsonSink json) implements Returned {}

    /** Nothing: the field is null. */
    record Nothing() implements Returned {}

    /** No result that the caller may see. */
    record Failed(RequestException error) implements Returned {}
  }

  /** What the methods of a query return, by response key. */
  Map<String, Returned> call(PreparedQuery query, Recipient recipient) {
    Map<String, Returned> returned = new HashMap<>();
    for (PreparedRoot root : query.roots()) {
      if (root instanceof PreparedRoot.Method method) {
        returned.put(method.name(), call(method, recipient));
      }
    }
    return returned;
  }

  private Returned call(PreparedRoot.Method root, Recipient recipient) {
    List<Object> path = List.of(root.name());
    try (Call call = new Call(root.arguments(), recipient)) {
      try {
        return returned(root, root.method().call(call));
      } catch (RequestException e) {
        return new Returned.Failed(e.path().isEmpty() ? e.at(path) : e);
      } catch (FieldError e) {
        return new Returned.Failed(incidents.reportField(e, path).at(path));
      } catch (Exception | StackOverflowError e) {
        RequestException stopped = call.stopped(root.method().model().name());
        RequestException error =
            stopped != null
                ? stopped
                : incidents.report("The method " + root.method() + " failed", e);
        return new Returned.Failed(error.at(path));
      }
    }
  }

  private Returned returned(PreparedRoot.Method root, @Nullable Object result) {
    MethodModel model = root.method().model();
    if (!(model.result() instanceof MethodModel.Rows rows)) {
      return new Returned.Value(json.write(model, root.planned().result(), result));
    }
    if (result == null) {
      if (!rows.nullable()) {
        throw new FieldError("This field must not be null, but its method returned null.");
      }
      return new Returned.Nothing();
    }
    return new Returned.Keys(keys.of(rows, result));
  }

  /** A call with a connection that only reads, opened when the method asks for it. */
  private final class Call extends MethodCall implements AutoCloseable {
    private final Recipient recipient;
    private @Nullable ReadSession session;
    private @Nullable AuthorConnection connection;

    Call(List<@Nullable Object> arguments, Recipient recipient) {
      super(arguments);
      this.recipient = recipient;
    }

    @Override
    public Changes changes() {
      throw new IllegalStateException("a query writes nothing");
    }

    @Override
    public Connection connection() {
      AuthorConnection opened = connection;
      if (opened == null) {
        ReadSession begun = connections.open(false, timeout, recipient);
        session = begun;
        opened = begun.authorConnection();
        connection = opened;
      }
      return opened;
    }

    @Nullable RequestException stopped(String field) {
      return session == null ? null : session.stoppedInMethod(field);
    }

    @Override
    public void close() {
      if (connection != null) {
        connection.release();
      }
      if (session != null) {
        session.close();
      }
    }
  }
}
