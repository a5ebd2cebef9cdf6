package dev.fraiseql.flight.stream;

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
 * Converts failures to what a client is told: everything that is wrong with its request, but of
 * internal errors only an id to find them by in the log.
 */
public final class FlightStatus {
  private static final Incidents INCIDENTS = new Incidents();

  /**
   * The maximum size of a description in bytes, as gRPC encodes it. It is a header, and clients
   * accept 8 KiB of headers in all.
   */
  private static final int MAX_BYTES = 6000;

  /** The size of a byte that gRPC does not send as it is: {@code %E2}. */
  private static final int ESCAPED = 3;

  private FlightStatus() {}

  /** Converts a failure, and logs it if it is an internal error. */
  public static FlightRuntimeException of(Throwable failure) {
    if (failure instanceof FlightRuntimeException known) {
      return shortened(known);
    }
    if (failure instanceof StatusRuntimeException grpc) {
      return StatusUtils.fromGrpcRuntimeException(grpc); // for example, the client has gone
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
    // Messages of the engine contain the id already.
    String hint = id == null || message.contains(id) ? "" : " [correlation id " + id + "]";
    return status(request.code()).withDescription(message + hint).toRuntimeException();
  }

  /** The error for streams that the end of the server interrupts. */
  public static FlightRuntimeException serverStopping() {
    return CallStatus.UNAVAILABLE.withDescription("The server is stopping.").toRuntimeException();
  }

  private static CallStatus status(ErrorCode code) {
    return switch (code) {
      case GRAPHQL_PARSE_FAILED,
          GRAPHQL_VALIDATION_FAILED,
          BAD_USER_INPUT,
          PERSISTED_QUERY_NOT_FOUND ->
          CallStatus.INVALID_ARGUMENT;
      case UNAUTHENTICATED -> CallStatus.UNAUTHENTICATED;
      // Becomes PERMISSION_DENIED in gRPC.
      case FORBIDDEN -> CallStatus.UNAUTHORIZED;
      case NOT_FOUND -> CallStatus.NOT_FOUND;
      case CONFLICT -> CallStatus.ALREADY_EXISTS;
      case LIMIT_EXCEEDED -> CallStatus.RESOURCE_EXHAUSTED;
      case TIMEOUT -> CallStatus.TIMED_OUT;
      case INTERNAL_SERVER_ERROR -> CallStatus.INTERNAL;
    };
  }

  private static FlightRuntimeException shortened(FlightRuntimeException known) {
    String description = String.valueOf(known.status().description());
    String shortened = cut(description);
    return shortened.length() == description.length()
        ? known
        : known.status().withDescription(shortened).toRuntimeException();
  }

  private static String cut(String message) {
    int bytes = 0;
    for (int i = 0; i < message.length(); ) {
      int character = message.codePointAt(i);
      bytes += encodedBytes(character);
      if (bytes > MAX_BYTES) {
        return message.substring(0, i) + "...";
      }
      i += Character.charCount(character);
    }
    return message;
  }

  /**
   * The size of a character in a header of gRPC, which escapes each byte outside printable ASCII.
   */
  private static int encodedBytes(int character) {
    if (character < 0x80) {
      return character >= ' ' && character <= '~' && character != '%' ? 1 : ESCAPED;
    }
    return ESCAPED * (character < 0x800 ? 2 : character < 0x10000 ? 3 : 4);
  }
}
