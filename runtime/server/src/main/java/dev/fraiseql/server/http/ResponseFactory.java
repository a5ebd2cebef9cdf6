package dev.fraiseql.server.http;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.engine.json.GraphQlResponse;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Creates HTTP responses, with the status codes of the GraphQL-over-HTTP draft. */
final class ResponseFactory {
  private ResponseFactory() {}

  /** The HTTP response of a GraphQL response. */
  static MutableHttpResponse<ByteBuf> of(ResponseType type, GraphQlResponse graphql) {
    MutableHttpResponse<ByteBuf> response = response(status(type, graphql), type, body(graphql));
    return response.code() == HttpStatus.SERVICE_UNAVAILABLE.getCode()
        ? response.header(HttpHeaders.RETRY_AFTER, "1")
        : response;
  }

  /** The HTTP response of a batch: 200, because each element has its own errors. */
  static MutableHttpResponse<ByteBuf> batch(ResponseType type, ByteBuf body) {
    return response(HttpStatus.OK, type, body);
  }

  /** The body of a GraphQL response, wrapped and not copied. */
  static ByteBuf body(GraphQlResponse graphql) {
    return Unpooled.wrappedBuffer(graphql.body().array(), 0, graphql.body().size());
  }

  /** The bytes of a GraphQL response, not copied. */
  static ByteBuffer bytes(GraphQlResponse graphql) {
    return ByteBuffer.wrap(graphql.body().array(), 0, graphql.body().size());
  }

  /** The HTTP response of a request that is malformed or not authenticated. */
  static MutableHttpResponse<ByteBuf> error(ResponseType type, RequestException e) {
    MutableHttpResponse<ByteBuf> response =
        response(status(e.code()), type, Unpooled.wrappedBuffer(ErrorBody.of(e)));
    return e.code() == ErrorCode.UNAUTHENTICATED
        ? response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"FraiseQL\"")
        : response;
  }

  /** The HTTP response of a request that HTTP's own rules reject. */
  static MutableHttpResponse<ByteBuf> rejected(ResponseType type, HttpRejection rejection) {
    MutableHttpResponse<ByteBuf> response =
        response(rejection.status(), type, Unpooled.wrappedBuffer(rejection.body()));
    return rejection == HttpRejection.ONLY_QUERIES_BY_GET
        ? response.header(HttpHeaders.ALLOW, "POST")
        : response;
  }

  private static MutableHttpResponse<ByteBuf> response(
      HttpStatus status, ResponseType type, ByteBuf body) {
    return HttpResponse.<ByteBuf>status(status).body(body).contentType(type.mediaType());
  }

  /**
   * 200 if the operation was executed, even if fields failed; with the older media type also if the
   * request was rejected by GraphQL's rules.
   */
  private static HttpStatus status(ResponseType type, GraphQlResponse graphql) {
    if (graphql.outcome() == GraphQlResponse.Outcome.EXECUTED) {
      return HttpStatus.OK;
    }
    HttpStatus status = status(graphql.code());
    return type == ResponseType.JSON && status == HttpStatus.BAD_REQUEST ? HttpStatus.OK : status;
  }

  private static HttpStatus status(@Nullable ErrorCode code) {
    return switch (code) {
      case UNAUTHENTICATED -> HttpStatus.UNAUTHORIZED;
      case FORBIDDEN -> HttpStatus.FORBIDDEN;
      // Statement timeouts count as executed, so this is a timeout waiting for a connection.
      case TIMEOUT -> HttpStatus.SERVICE_UNAVAILABLE;
      case INTERNAL_SERVER_ERROR -> HttpStatus.INTERNAL_SERVER_ERROR;
      case null, default -> HttpStatus.BAD_REQUEST;
    };
  }
}
