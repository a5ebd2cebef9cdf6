package dev.fraiseql.annotations;

/** Whether the rows of a {@link Type} are identified by a key. */
public enum Key {
  /** The fields with {@link Id} are the key. */
  ID,
  /**
   * The rows have no key, as those of many views and fact tables. The type has lists, counts,
   * aggregates and exports, and a row can occur several times. It has no connection, no field for a
   * single row and no {@code nodeId}, and no relation leads to one of its rows.
   */
  NONE
}
