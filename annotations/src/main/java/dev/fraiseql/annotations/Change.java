package dev.fraiseql.annotations;

/** What happened to a row. */
public enum Change {
  /** It was inserted. */
  CREATED,
  /** At least one of its fields, or of its many-to-many links, has another value. */
  UPDATED,
  /** It was deleted. */
  DELETED
}
