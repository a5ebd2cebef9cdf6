package dev.fraiseql.engine;

/** Which documents are answered. */
public enum TrustedDocuments {
  /** Whatever a request brings. */
  OFF,
  /** The operations that were compiled with the application, and nothing else. */
  ONLY
}
