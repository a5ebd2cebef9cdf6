package dev.fraiseql.contract.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a mutation returns of the rows that it has written. The levels read rows by their keys:
 * their statements take the written rows as parents.
 */
public sealed interface WriteResult {

  /**
   * The one row; null if there is none.
   *
   * @param returned how to write it if the writing statement returns it; null if the level has to
   *     read it
   */
  record Row(Level level, @Nullable ReturnedRow returned) implements WriteResult {

    /** A row that the level has to read. */
    public Row(Level level) {
      this(level, null);
    }
  }

  /**
   * The rows, in the order of the inputs.
   *
   * @param returned as for {@link Row}
   */
  record Rows(Level level, @Nullable ReturnedRow returned) implements WriteResult {

    /** Rows that the level has to read. */
    public Rows(Level level) {
      this(level, null);
    }
  }

  /**
   * Fields that a writing statement can return by itself, because they are columns of the row.
   *
   * @param columns the indexes of the columns, rising
   * @param selection writes the fields; its positions are those of the row image that is extended
   *     by the columns
   */
  record ReturnedRow(List<Integer> columns, Selection selection) {
    public ReturnedRow {
      columns = List.copyOf(columns);
    }
  }

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
