package dev.fraiseql.annotations;

/** What happens to the rows that refer to a row that is deleted. */
public enum OnDelete {
  /** The row cannot be deleted as long as others refer to it. */
  RESTRICT,
  /** They are deleted, too. */
  CASCADE,
  /** Their relation becomes null. */
  SET_NULL
}
