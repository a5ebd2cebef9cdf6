package dev.fraiseql.engine.graphql;

/** Which documents run. */
public enum TrustedDocuments {
  /** All valid documents. */
  OFF,
  /** Only the operations that were compiled with the application. */
  ONLY
}
