package dev.fraiseql.server.flight;

import dev.fraiseql.contract.query.CompiledQuery;
import dev.fraiseql.contract.query.Variable;
import dev.fraiseql.contract.security.Caller;
import dev.fraiseql.engine.FraiseEngine;
import dev.fraiseql.plan.bind.Suggestions;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
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
import org.apache.arrow.flight.Result;

/**
 * What {@code DoAction} does: says whether the database answers, lists the compiled operations, and
 * cancels what a FlightInfo leads to. Bodies of the first two are JSON in UTF-8.
 */
final class FlightActions {
  private static final ActionType HEALTH =
      new ActionType(
          "health", "Whether the database answers: one result, {\"status\":\"UP\"} or DOWN.");
  private static final ActionType OPERATIONS =
      new ActionType(
          "operations",
          "The compiled operations: a result for each, with its name, SHA-256 and variables.");

  private static final List<ActionType> ALL =
      List.of(HEALTH, OPERATIONS, FlightConstants.CANCEL_FLIGHT_INFO);
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final FraiseEngine engine;
  private final OpenStreams open;

  FlightActions(FraiseEngine engine, OpenStreams open) {
    this.engine = engine;
    this.open = open;
  }

  static List<ActionType> all() {
    return ALL;
  }

  /**
   * The results of an action.
   *
   * @throws org.apache.arrow.flight.FlightRuntimeException INVALID_ARGUMENT for one that is not
   *     there, or whose body cannot be read
   */
  Stream<Result> run(Action action, Caller caller) {
    String type = action.getType();
    if (type.equals(HEALTH.getType())) {
      return Stream.of(json("{\"status\":\"" + (databaseAnswers() ? "UP" : "DOWN") + "\"}"));
    }
    if (type.equals(OPERATIONS.getType())) {
      return engine.queries().compiled().stream().map(query -> json(described(query)));
    }
    if (type.equals(FlightConstants.CANCEL_FLIGHT_INFO.getType())) {
      return Stream.of(cancel(action.getBody(), caller));
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

  private boolean databaseAnswers() {
    try {
      engine.connections().probe(PATIENCE);
      return true;
    } catch (SQLException e) {
      return false; // /health logs it
    }
  }

  private static String described(CompiledQuery query) {
    // Names are GraphQL's, so nothing in them needs an escape.
    return query.variables().stream()
        .map(FlightActions::described)
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

  private static String described(Variable variable) {
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
    int stopped = 0;
    for (FlightEndpoint endpoint : request.getInfo().getEndpoints()) {
      stopped += open.cancel(endpoint.getTicket().getBytes(), caller);
    }
    CancelStatus status = stopped > 0 ? CancelStatus.CANCELLING : CancelStatus.NOT_CANCELLABLE;
    return new Result(new CancelFlightInfoResult(status).serialize().array());
  }

  private static Result json(String text) {
    return new Result(text.getBytes(StandardCharsets.UTF_8));
  }
}
