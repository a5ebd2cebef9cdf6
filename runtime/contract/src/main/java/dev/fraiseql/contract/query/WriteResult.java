package dev.fraiseql.contract.query;

import java.util.List;

/**
 * What a mutation returns of the rows that it has written. The levels read rows by their keys:
 * their statements take the written rows as parents.
 */
public sealed interface WriteResult {

  /** The one row; null if there is none. */
  record Row(Level level) implements WriteResult {}

  /** The rows, in the order of the inputs. */
  record Rows(Level level) implements WriteResult {}

  /** An object with the number of rows, and the rows if they are selected. */
  record Summary(List<Part> parts) implements WriteResult {
    public Summary {
      parts = List.copyOf(parts);
    }
  }

  /** A selected field of a summary. */
  sealed interface Part {

    /** The response key. */
    String name();

    /** The number of rows. */
    record Count(String name) implements Part {}

    /** The rows, in the order of their keys. */
    record Rows(String name, Level level) implements Part {}

    /** {@code __typename}. */
    record TypeName(String name, String value) implements Part {}
  }
}
