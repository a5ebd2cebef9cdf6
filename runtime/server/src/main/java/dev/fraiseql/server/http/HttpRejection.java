package dev.fraiseql.server.http;

import dev.fraiseql.contract.ErrorCode;
import io.micronaut.http.HttpStatus;

/** A request that HTTP's own rules reject, before GraphQL's. */
@SuppressWarnings("ImmutableEnumChecker") // the array is never changed
enum HttpRejection {
  NOT_ACCEPTABLE(
      HttpStatus.NOT_ACCEPTABLE,
      "Responses are application/graphql-response+json or application/json; 'Accept' allows"
          + " neither."),
  UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, HttpRejection.CONTENT_TYPE),
  ONLY_QUERIES_BY_GET(
      HttpStatus.METHOD_NOT_ALLOWED, "GET supports queries only: send other operations by POST.");

  static final String CONTENT_TYPE =
      "Send the request as 'Content-Type: application/json', in UTF-8.";

  private final HttpStatus status;
  private final byte[] body;

  HttpRejection(HttpStatus status, String message) {
    this.status = status;
    this.body = ErrorBody.of(ErrorCode.BAD_USER_INPUT, message);
  }

  HttpStatus status() {
    return status;
  }

  /** The response body; must not be changed. */
  byte[] body() {
    return body;
  }
}
