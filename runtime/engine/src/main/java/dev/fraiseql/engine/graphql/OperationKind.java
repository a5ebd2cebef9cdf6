package dev.fraiseql.engine.graphql;

/** What a request asks for. */
public enum OperationKind {
  /** To read. */
  QUERY,
  /** To write. */
  MUTATION,
  /** To be told. */
  SUBSCRIPTION,
  /** The request does not say, or not in a way that can be understood. */
  UNKNOWN
}
