package dev.fraiseql.flight;

import dev.fraiseql.contract.query.CompiledQuery;
import dev.fraiseql.contract.query.Variable;
import dev.fraiseql.contract.security.Caller;
import dev.fraiseql.engine.query.QueryRegistry;
import dev.fraiseql.flight.sql.SqlMessages;
import dev.fraiseql.flight.statement.PreparedStatements;
import dev.fraiseql.flight.stream.OpenStreams;
import dev.fraiseql.jdbc.ReadConnections;
import dev.fraiseql.plan.bind.Suggestions;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.arrow.flight.Action;
import org.apache.arrow.flight.ActionType;
import org.apache.arrow.flight.CallStatus;
import org.apache.arrow.flight.CancelFlightInfoRequest;
import org.apache.arrow.flight.CancelFlightInfoResult;
import org.apache.arrow.flight.CancelStatus;
import org.apache.arrow.flight.FlightConstants;
import org.apache.arrow.flight.FlightEndpoint;
import org.apache.arrow.flight.FlightInfo;
import org.apache.arrow.flight.Result;
import org.apache.arrow.flight.sql.impl.FlightSql.ActionCancelQueryRequest;
import org.apache.arrow.flight.sql.impl.FlightSql.ActionCancelQueryResult;
import org.apache.arrow.flight.sql.impl.FlightSql.ActionClosePreparedStatementRequest;

/**
 * Runs the actions of {@code DoAction}: checks the health of the database, lists the compiled
 * operations, renews the connections, cancels streams, prepares statements of Flight SQL. The
 * results of the first three are JSON in UTF-8. Thread-safe.
 */
final class FlightActions {
  private static final ActionType HEALTH =
      new ActionType(
          "health", "Whether the database answers: one result, {\"status\":\"UP\"} or DOWN.");
  private static final ActionType OPERATIONS =
      new ActionType(
          "operations",
          "The compiled operations except mutations: a result for each, with its name, SHA-256 and"
              + " variables.");

  private static final ActionType REFRESH =
      new ActionType(
          "refresh",
          "Connects anew to the database, for when its tables have changed: one result,"
              + " {\"connections\":n}, how many there were.");

  private static final ActionType PREPARE =
      new ActionType(
          "CreatePreparedStatement",
          "Flight SQL: describes a statement and its parameters, and gives a handle for it.");
  private static final ActionType CLOSE =
      new ActionType(
          "ClosePreparedStatement",
          "Flight SQL: forgets a prepared statement, of which nothing is kept.");
  private static final ActionType CANCEL_QUERY =
      new ActionType("CancelQuery", "Flight SQL: what CancelFlightInfo does.");

  private static final List<ActionType> ALL =
      List.of(
          HEALTH,
          OPERATIONS,
          REFRESH,
          FlightConstants.CANCEL_FLIGHT_INFO,
          PREPARE,
          CLOSE,
          CANCEL_QUERY);

  /** The actions of Flight and Flight SQL that this server does not implement. */
  private static final Set<String> UNIMPLEMENTED =
      Set.of(
          "BeginTransaction",
          "EndTransaction",
          "BeginSavepoint",
          "EndSavepoint",
          "CreatePreparedSubstraitPlan",
          "SetSessionOptions",
          "GetSessionOptions",
          "CloseSession",
          "RenewFlightEndpoint");

  /** So that a check takes less than a second. */
  private static final Duration HEALTH_TIMEOUT = Duration.ofMillis(900);

  private final ReadConnections connections;
  private final QueryRegistry queries;
  private final OpenStreams open;
  private final PreparedStatements prepared;

  /** Actions of one server. */
  FlightActions(
      ReadConnections connections,
      QueryRegistry queries,
      OpenStreams open,
      PreparedStatements prepared) {
    this.connections = connections;
    this.queries = queries;
    this.open = open;
    this.prepared = prepared;
  }

  /** The types of all actions. */
  static List<ActionType> all() {
    return ALL;
  }

  /**
   * Runs an action.
   *
   * @throws org.apache.arrow.flight.FlightRuntimeException INVALID_ARGUMENT if there is no such
   *     action, or its body cannot be read; UNIMPLEMENTED for one of Flight or Flight SQL that this
   *     server does not implement
   */
  Stream<Result> run(Action action, Caller caller) {
    String type = action.getType();
    if (type.equals(HEALTH.getType())) {
      return Stream.of(json("{\"status\":\"" + (isDatabaseUp() ? "UP" : "DOWN") + "\"}"));
    }
    if (type.equals(OPERATIONS.getType())) {
      return queries.queries().stream().map(query -> json(describe(query)));
    }
    if (type.equals(REFRESH.getType())) {
      return Stream.of(json("{\"connections\":" + connections.renew() + "}"));
    }
    if (type.equals(FlightConstants.CANCEL_FLIGHT_INFO.getType())) {
      return Stream.of(cancel(action.getBody(), caller));
    }
    if (type.equals(PREPARE.getType())) {
      return Stream.of(new Result(prepared.prepare(action.getBody())));
    }
    if (type.equals(CLOSE.getType())) {
      SqlMessages.read(action.getBody(), ActionClosePreparedStatementRequest.class);
      return Stream.empty();
    }
    if (type.equals(CANCEL_QUERY.getType())) {
      return Stream.of(cancelQuery(action.getBody(), caller));
    }
    if (UNIMPLEMENTED.contains(type)) {
      throw SqlMessages.unimplemented(type);
    }
    List<String> known = ALL.stream().map(ActionType::getType).toList();
    throw CallStatus.INVALID_ARGUMENT
        .withDescription(
            "There is no action of the type that was asked for; there are "
                + String.join(", ", known)
                + "."
                + Suggestions.sentence(type, known))
        .toRuntimeException();
  }

  private boolean isDatabaseUp() {
    try {
      connections.probe(HEALTH_TIMEOUT);
      return true;
    } catch (SQLException e) {
      return false; // logged by /health
    }
  }

  private static String describe(CompiledQuery query) {
    // Names in GraphQL need no escapes in JSON.
    return query.variables().stream()
        .map(FlightActions::describe)
        .collect(
            Collectors.joining(
                ",",
                "{\"name\":\""
                    + query.name()
                    + "\",\"sha256\":\""
                    + query.sha256()
                    + "\",\"variables\":[",
                "]}"));
  }

  private static String describe(Variable variable) {
    return "{\"name\":\"" + variable.name() + "\",\"type\":\"" + variable.type() + "\"}";
  }

  private Result cancel(byte[] body, Caller caller) {
    CancelFlightInfoRequest request;
    try {
      request = CancelFlightInfoRequest.deserialize(ByteBuffer.wrap(body));
    } catch (IOException | URISyntaxException | RuntimeException e) {
      throw CallStatus.INVALID_ARGUMENT
          .withDescription("The body is no CancelFlightInfoRequest.")
          .toRuntimeException();
    }
    CancelStatus status =
        cancelStreams(request.getInfo(), caller)
            ? CancelStatus.CANCELLING
            : CancelStatus.NOT_CANCELLABLE;
    return new Result(new CancelFlightInfoResult(status).serialize().array());
  }

  /** Cancels the caller's streams of all endpoints. Returns false if there were none. */
  private boolean cancelStreams(FlightInfo info, Caller caller) {
    int cancelled = 0;
    for (FlightEndpoint endpoint : info.getEndpoints()) {
      cancelled += open.cancel(endpoint.getTicket().getBytes(), caller);
    }
    return cancelled > 0;
  }

  @SuppressWarnings("deprecation") // the only way for clients older than CancelFlightInfo
  private Result cancelQuery(byte[] body, Caller caller) {
    ActionCancelQueryRequest request = SqlMessages.read(body, ActionCancelQueryRequest.class);
    FlightInfo info;
    try {
      info = FlightInfo.deserialize(request.getInfo().asReadOnlyByteBuffer());
    } catch (IOException | URISyntaxException | RuntimeException e) {
      throw CallStatus.INVALID_ARGUMENT
          .withDescription("The body holds no FlightInfo.")
          .toRuntimeException();
    }
    ActionCancelQueryResult.CancelResult result =
        cancelStreams(info, caller)
            ? ActionCancelQueryResult.CancelResult.CANCEL_RESULT_CANCELLING
            : ActionCancelQueryResult.CancelResult.CANCEL_RESULT_NOT_CANCELLABLE;
    return new Result(
        SqlMessages.write(ActionCancelQueryResult.newBuilder().setResult(result).build()));
  }

  private static Result json(String text) {
    return new Result(text.getBytes(StandardCharsets.UTF_8));
  }
}
