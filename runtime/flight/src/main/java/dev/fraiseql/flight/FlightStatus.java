package dev.fraiseql.flight;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.jdbc.incident.Incidents;
import dev.fraiseql.plan.document.DocumentException;
import io.grpc.StatusRuntimeException;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.arrow.flight.CallStatus;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.grpc.StatusUtils;
import org.jspecify.annotations.Nullable;

/**
 * What a client is told of a failure: all that is wrong with its request, and nothing of ours but
 * an id to find it by in the log.
 */
final class FlightStatus {
  private static final Incidents INCIDENTS = new Incidents();

  /**
   * The description travels in a header, and gRPC drops the whole answer if its headers pass 8 KiB.
   */
  private static final int LONGEST = 2000;

  private FlightStatus() {}

  /** The status for a failure; one that is our own is logged. */
  static FlightRuntimeException of(Throwable failure) {
    if (failure instanceof FlightRuntimeException known) {
      return known;
    }
    if (failure instanceof StatusRuntimeException grpc) {
      return StatusUtils.fromGrpcRuntimeException(grpc); // such as that the client has gone
    }
    if (failure instanceof RequestException request) {
      return of(request);
    }
    if (failure instanceof DocumentException document) {
      return of(document.errors());
    }
    return of(INCIDENTS.report("A Flight call failed", failure));
  }

  private static FlightRuntimeException of(List<RequestException> errors) {
    String messages = errors.stream().map(FlightStatus::placed).collect(Collectors.joining("\n"));
    return status(errors.getFirst().code()).withDescription(cut(messages)).toRuntimeException();
  }

  private static String placed(RequestException error) {
    String message = String.valueOf(error.getMessage());
    return error.locations().stream()
        .findFirst()
        .map(place -> "Line " + place.line() + ", column " + place.column() + ": " + message)
        .orElse(message);
  }

  private static FlightRuntimeException of(RequestException request) {
    String message = cut(String.valueOf(request.getMessage()));
    @Nullable String id = request.correlationId();
    // The engine's own messages name the id already.
    String hint = id == null || message.contains(id) ? "" : " [correlation id " + id + "]";
    return status(request.code()).withDescription(message + hint).toRuntimeException();
  }

  static CallStatus status(ErrorCode code) {
    return switch (code) {
      case GRAPHQL_PARSE_FAILED,
          GRAPHQL_VALIDATION_FAILED,
          BAD_USER_INPUT,
          PERSISTED_QUERY_NOT_FOUND ->
          CallStatus.INVALID_ARGUMENT;
      case UNAUTHENTICATED -> CallStatus.UNAUTHENTICATED;
      // Travels as gRPC's PERMISSION_DENIED.
      case FORBIDDEN -> CallStatus.UNAUTHORIZED;
      case NOT_FOUND -> CallStatus.NOT_FOUND;
      case CONFLICT -> CallStatus.ALREADY_EXISTS;
      case LIMIT_EXCEEDED -> CallStatus.RESOURCE_EXHAUSTED;
      case TIMEOUT -> CallStatus.TIMED_OUT;
      case INTERNAL_SERVER_ERROR -> CallStatus.INTERNAL;
    };
  }

  private static String cut(String message) {
    return message.length() <= LONGEST ? message : message.substring(0, LONGEST) + "...";
  }
}
