package dev.fraiseql.contract;

/** The values of {@code extensions.code} in an error, and what Flight's status follows from. */
public enum ErrorCode {
  GRAPHQL_PARSE_FAILED,
  GRAPHQL_VALIDATION_FAILED,
  BAD_USER_INPUT,
  UNAUTHENTICATED,
  FORBIDDEN,
  NOT_FOUND,
  CONFLICT,
  LIMIT_EXCEEDED,
  TIMEOUT,
  PERSISTED_QUERY_NOT_FOUND,
  INTERNAL_SERVER_ERROR
}
