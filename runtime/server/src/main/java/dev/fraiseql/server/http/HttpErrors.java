package dev.fraiseql.server.http;

import dev.fraiseql.contract.ErrorCode;
import io.micronaut.context.annotation.Primary;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Words the errors that arise outside our controllers: unknown paths and methods, bodies over the
 * limit, and failures that nobody foresaw, of which the caller learns no more than the correlation
 * id under which the log has them.
 */
@Singleton
@Primary
final class HttpErrors implements ErrorResponseProcessor<byte[]> {
  private static final Logger LOG = LoggerFactory.getLogger(HttpErrors.class);

  @Override
  public MutableHttpResponse<byte[]> processResponse(
      ErrorContext context, MutableHttpResponse<?> response) {
    return response.body(body(context, response.code())).contentType(ResponseType.JSON.mediaType());
  }

  private static byte[] body(ErrorContext context, int status) {
    if (status >= 500) {
      return unforeseen(context);
    }
    String method = context.getRequest().getMethodName();
    String path = context.getRequest().getPath();
    return switch (HttpStatus.valueOf(status)) {
      case NOT_FOUND ->
          ErrorBody.of(ErrorCode.NOT_FOUND, "There is nothing at " + path + ".", null);
      case METHOD_NOT_ALLOWED ->
          ErrorBody.of(ErrorCode.BAD_USER_INPUT, path + " does not take " + method + ".", null);
      case REQUEST_ENTITY_TOO_LARGE ->
          ErrorBody.of(ErrorCode.LIMIT_EXCEEDED, "The body is larger than the limit.", null);
      default -> ErrorBody.of(ErrorCode.BAD_USER_INPUT, "The request is malformed.", null);
    };
  }

  private static byte[] unforeseen(ErrorContext context) {
    String correlation = UUID.randomUUID().toString();
    LOG.error(
        "Request failed, correlation id {}", correlation, context.getRootCause().orElse(null));
    return ErrorBody.of(
        ErrorCode.INTERNAL_SERVER_ERROR,
        "The server failed to answer; its log has the reason under this correlation id.",
        correlation);
  }
}
