package dev.fraiseql.jdbc.schema;

/** The ways in which classes and a database differ. The names never change their meaning. */
public enum DifferenceKind {
  /** A table, view or join table does not exist. */
  MISSING_TABLE,
  /** A table, view or column exists, and the user of the connection cannot read it. */
  UNREADABLE,
  /** A column does not exist. */
  MISSING_COLUMN,
  /** The type of a column does not suit the Java type in its stored form. */
  COLUMN_TYPE,
  /** Stored values are not in the stored form, though the type of their column would allow it. */
  STORED_VALUES,
  /** A decimal column has more digits than the Java type. */
  DECIMAL_DIGITS,
  /** A column may hold NULL, and the component is never null. */
  NULLABLE_COLUMN,
  /** Nothing in the database makes the declared key unique. */
  KEY_NOT_UNIQUE,
  /** Nothing in the database makes the fields unique that are declared so, beside the key. */
  FIELDS_NOT_UNIQUE,
  /** Mutations write a view. */
  WRITTEN_VIEW,
  /**
   * Mutations cannot insert rows: a column is never NULL, and has neither a field nor a default.
   */
  COLUMN_WITHOUT_FIELD,
  /** A trigger that captures changes does not exist, is another one, or is disabled. */
  CAPTURE_TRIGGER,
  /** The database's enum type has a label that is no constant of the Java enum. */
  ENUM_LABEL_WITHOUT_CONSTANT,
  /** The Java enum has a constant that is no label of the database's enum type. */
  ENUM_CONSTANT_WITHOUT_LABEL,
  /** The maximum length of a text column is not the declared one. */
  TEXT_LENGTH,
  /** The columns of a relation are texts of collations that cannot be compared. */
  RELATION_COLLATIONS,
  /** No index finds the rows of a to-many relation. */
  RELATION_NOT_INDEXED
}
