package dev.fraiseql.server.http;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.engine.Limits;
import dev.fraiseql.jdbc.incident.Incidents;
import dev.fraiseql.server.metrics.HttpMeters;
import dev.fraiseql.server.metrics.HttpMeters.Endpoint;
import io.micronaut.context.annotation.Primary;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.micronaut.web.router.exceptions.UnsatisfiedRouteException;
import jakarta.inject.Singleton;

/**
 * Writes the errors of requests that reach no controller: unknown paths and methods, bodies over
 * the limit, and unexpected failures, which are logged and reported with a correlation id only.
 */
@Singleton
@Primary
final class HttpErrorProcessor implements ErrorResponseProcessor<byte[]> {
  private final Incidents incidents = new Incidents();
  private final HttpMeters meters;
  private final Limits limits;

  HttpErrorProcessor(HttpMeters meters, Limits limits) {
    this.meters = meters;
    this.limits = limits;
  }

  @Override
  public MutableHttpResponse<byte[]> processResponse(
      ErrorContext context, MutableHttpResponse<?> response) {
    meters.responded(Endpoint.OTHER, response.code());
    return response.body(body(context, response.code())).contentType(ResponseType.JSON.mediaType());
  }

  private byte[] body(ErrorContext context, int status) {
    if (status >= 500) {
      return unexpected(context);
    }
    String method = context.getRequest().getMethodName();
    String path = context.getRequest().getPath();
    return switch (HttpStatus.valueOf(status)) {
      case NOT_FOUND -> ErrorBody.of(ErrorCode.NOT_FOUND, "There is nothing at " + path + ".");
      case METHOD_NOT_ALLOWED ->
          ErrorBody.of(ErrorCode.BAD_USER_INPUT, path + " does not take " + method + ".");
      case REQUEST_ENTITY_TOO_LARGE ->
          ErrorBody.of(
              ErrorCode.LIMIT_EXCEEDED,
              "The body has more than "
                  + limits.bodyBytes()
                  + " bytes, which is the maximum here (FRAISEQL_LIMITS_BODY_BYTES).");
      default ->
          ErrorBody.of(
              ErrorCode.BAD_USER_INPUT,
              context.getRootCause().orElse(null) instanceof UnsatisfiedRouteException
                  ? "The request has no body."
                  : "The request is malformed.");
    };
  }

  private byte[] unexpected(ErrorContext context) {
    Throwable failure =
        context.getRootCause().orElseGet(() -> new IllegalStateException("unknown cause"));
    return ErrorBody.of(incidents.report("A request over HTTP failed", failure));
  }
}
