package dev.fraiseql.engine.query;

/** The kind of operation that a request asks for. */
public enum OperationKind {
  QUERY,
  MUTATION,
  SUBSCRIPTION,
  /** The document cannot be parsed, or does not tell which of its operations to run. */
  UNKNOWN
}
