package dev.fraiseql.engine;

/** What happens at start when the classes and the database differ. */
public enum SchemaCheck {
  /** Errors prevent the start; warnings are logged. */
  ERROR,
  /** Errors and warnings are logged. */
  WARN,
  /** They are not compared. */
  OFF
}
