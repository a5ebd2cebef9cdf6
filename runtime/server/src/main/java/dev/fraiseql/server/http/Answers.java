package dev.fraiseql.server.http;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.engine.graphql.GraphQlAnswer;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.jspecify.annotations.Nullable;

/** HTTP responses around bodies that are ready, with the status codes that the draft asks for. */
final class Answers {
  private Answers() {}

  /**
   * The engine's answer. Netty is given the array itself: the only copy made is the one into the
   * socket.
   */
  static MutableHttpResponse<ByteBuf> of(ResponseType type, GraphQlAnswer answer) {
    MutableHttpResponse<ByteBuf> response = response(status(type, answer), type, body(answer));
    return response.code() == HttpStatus.SERVICE_UNAVAILABLE.getCode()
        ? response.header(HttpHeaders.RETRY_AFTER, "1")
        : response;
  }

  /** The answers to a batch, each of which says for itself what became of its request. */
  static MutableHttpResponse<ByteBuf> batch(ResponseType type, ByteBuf body) {
    return response(HttpStatus.OK, type, body);
  }

  /** The engine's answer as it is. */
  static ByteBuf body(GraphQlAnswer answer) {
    return Unpooled.wrappedBuffer(answer.array(), answer.offset(), answer.length());
  }

  /** A request that is not even well-formed, or whose caller is not known. */
  static MutableHttpResponse<ByteBuf> malformed(ResponseType type, RequestException e) {
    MutableHttpResponse<ByteBuf> response =
        response(status(e.code()), type, Unpooled.wrappedBuffer(ErrorBody.of(e)));
    return e.code() == ErrorCode.UNAUTHENTICATED
        ? response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"FraiseQL\"")
        : response;
  }

  static MutableHttpResponse<ByteBuf> refusal(ResponseType type, Refusal refusal) {
    MutableHttpResponse<ByteBuf> response =
        response(refusal.status(), type, Unpooled.wrappedBuffer(refusal.body()));
    return refusal == Refusal.ONLY_QUERIES_BY_GET
        ? response.header(HttpHeaders.ALLOW, "POST")
        : response;
  }

  private static MutableHttpResponse<ByteBuf> response(
      HttpStatus status, ResponseType type, ByteBuf body) {
    return HttpResponse.<ByteBuf>status(status).body(body).contentType(type.mediaType());
  }

  /**
   * What was executed is a success, even if fields failed; and under the older type, what was
   * refused on its merits too.
   */
  private static HttpStatus status(ResponseType type, GraphQlAnswer answer) {
    if (answer.outcome() == GraphQlAnswer.Outcome.EXECUTED) {
      return HttpStatus.OK;
    }
    HttpStatus status = status(answer.code());
    return type == ResponseType.JSON && status == HttpStatus.BAD_REQUEST ? HttpStatus.OK : status;
  }

  private static HttpStatus status(@Nullable ErrorCode code) {
    return switch (code) {
      case UNAUTHENTICATED -> HttpStatus.UNAUTHORIZED;
      case FORBIDDEN -> HttpStatus.FORBIDDEN;
      // A statement that took too long was executed; so this is a wait for a connection.
      case TIMEOUT -> HttpStatus.SERVICE_UNAVAILABLE;
      case INTERNAL_SERVER_ERROR -> HttpStatus.INTERNAL_SERVER_ERROR;
      case null, default -> HttpStatus.BAD_REQUEST;
    };
  }
}
