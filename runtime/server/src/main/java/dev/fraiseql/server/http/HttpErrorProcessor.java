package dev.fraiseql.server.http;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.engine.Limits;
import dev.fraiseql.jdbc.incident.Incidents;
import dev.fraiseql.server.metrics.HttpMeters;
import dev.fraiseql.server.metrics.HttpMeters.Endpoint;
import io.micronaut.context.annotation.Primary;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.exceptions.ContentLengthExceededException;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.micronaut.web.router.exceptions.UnsatisfiedRouteException;
import jakarta.inject.Singleton;
import java.net.URISyntaxException;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;

/**
 * Writes the errors of requests that reach no controller: unknown paths and methods, bodies over
 * the limit, and unexpected failures, which are logged and reported with a correlation id only.
 * Each has the form of the other errors under its path.
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
    boolean admin = isAdministration(path(context));
    if (isCharset(context)) {
      response.status(HttpStatus.UNSUPPORTED_MEDIA_TYPE);
    }
    RequestException error = error(context, response.code());
    meters.responded(admin ? Endpoint.ADMIN : Endpoint.OTHER, response.code());
    return response
        .body(admin ? AdminJson.error(error) : ErrorBody.of(error))
        .contentType(ResponseType.JSON.mediaType());
  }

  /** Whether the content type names a charset that there is not. */
  private static boolean isCharset(ErrorContext context) {
    Throwable cause = context.getRootCause().orElse(null);
    return cause instanceof UnsupportedCharsetException
        || cause instanceof IllegalCharsetNameException;
  }

  /** The path, as it was sent if it is malformed. */
  private static String path(ErrorContext context) {
    return context.getRootCause().orElse(null) instanceof URISyntaxException malformed
        ? malformed.getInput()
        : context.getRequest().getPath();
  }

  private static boolean isAdministration(String path) {
    return path.equals(AdminController.PATH) || path.startsWith(AdminController.PATH + '/');
  }

  private RequestException error(ErrorContext context, int status) {
    if (status >= 500) {
      return incidents.report(
          "A request over HTTP failed",
          context.getRootCause().orElseGet(() -> new IllegalStateException("unknown cause")));
    }
    String path = path(context);
    return switch (HttpStatus.valueOf(status)) {
      case NOT_FOUND ->
          new RequestException(ErrorCode.NOT_FOUND, "There is nothing at " + path + ".");
      case METHOD_NOT_ALLOWED ->
          bad(path + " does not take " + context.getRequest().getMethodName() + ".");
      case UNSUPPORTED_MEDIA_TYPE -> bad(HttpRejection.CONTENT_TYPE);
      case REQUEST_ENTITY_TOO_LARGE ->
          new RequestException(
              ErrorCode.LIMIT_EXCEEDED,
              context.getRootCause().orElse(null) instanceof ContentLengthExceededException
                  ? "The body has more than "
                      + limits.bodyBytes()
                      + " bytes, which is the maximum here (FRAISEQL_LIMITS_BODY_BYTES)."
                  : "The URL, or a header, is too long.");
      default ->
          bad(
              context.getRootCause().orElse(null) instanceof UnsatisfiedRouteException
                  ? "The request has no body."
                  : "The request is malformed.");
    };
  }

  private static RequestException bad(String message) {
    return new RequestException(ErrorCode.BAD_USER_INPUT, message);
  }
}
