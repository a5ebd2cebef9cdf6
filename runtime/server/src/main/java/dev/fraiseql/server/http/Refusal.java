package dev.fraiseql.server.http;

import dev.fraiseql.contract.ErrorCode;
import io.micronaut.http.HttpStatus;

/** A request that fails by the rules of HTTP, before GraphQL has a say in it. */
@SuppressWarnings("ImmutableEnumChecker") // an array that nobody changes
enum Refusal {
  NOT_ACCEPTABLE(
      HttpStatus.NOT_ACCEPTABLE,
      "Answers are application/graphql-response+json or application/json; 'Accept' takes neither."),
  UNSUPPORTED_MEDIA_TYPE(
      HttpStatus.UNSUPPORTED_MEDIA_TYPE,
      "Send the request as 'Content-Type: application/json', in UTF-8."),
  ONLY_QUERIES_BY_GET(
      HttpStatus.METHOD_NOT_ALLOWED, "By GET there are queries only: send anything else by POST.");

  private final HttpStatus status;
  private final byte[] body;

  Refusal(HttpStatus status, String message) {
    this.status = status;
    this.body = ErrorBody.of(ErrorCode.BAD_USER_INPUT, message);
  }

  HttpStatus status() {
    return status;
  }

  /** Do not change. */
  byte[] body() {
    return body;
  }
}
