package dev.fraiseql.engine.graphql;

/** Which documents may run. */
public enum TrustedDocuments {
  /** Every document. */
  OFF,
  /** Only the operations that were compiled with the application. */
  ONLY
}
