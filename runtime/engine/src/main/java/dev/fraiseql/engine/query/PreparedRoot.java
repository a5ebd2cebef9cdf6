package dev.fraiseql.engine.query;

import dev.fraiseql.contract.query.ConnectionField;
import dev.fraiseql.contract.query.Selection;
import dev.fraiseql.jdbc.BoundStatement;
import dev.fraiseql.plan.bind.CursorShape;
import org.jspecify.annotations.Nullable;

/** A root field whose statements are bound to the values of one request. */
public sealed interface PreparedRoot {

  /** The response key. */
  String name();

  /** The maximum number of statements of a run. */
  int statements();

  /**
   * A list of rows.
   *
   * @param pages the pages in which a stream reads the list; null if by the level's own statement
   */
  record Rows(String name, PreparedLevel level, @Nullable PreparedPages pages)
      implements PreparedRoot {
    @Override
    public int statements() {
      return level.statements();
    }
  }

  /** One row, or null. */
  record Row(String name, PreparedLevel level) implements PreparedRoot {
    @Override
    public int statements() {
      return level.statements();
    }
  }

  /** A number of rows of a type: one row with one integer. */
  record Count(String name, String type, BoundStatement statement) implements PreparedRoot {
    @Override
    public int statements() {
      return 1;
    }
  }

  /**
   * A page of rows with cursors.
   *
   * @param level reads the page, and one more row if the page is limited
   * @param window the page
   * @param shape the values that cursors consist of
   * @param position the position in a row of the first value of its cursor
   * @param before returns a row if one precedes the page; null if that is not needed
   * @param behind returns a row if one follows the page; null if that is not needed
   * @param total counts all rows; null if the number is not selected
   */
  record Connection(
      String name,
      PreparedLevel level,
      PageWindow window,
      CursorShape shape,
      int position,
      @Nullable BoundStatement before,
      @Nullable BoundStatement behind,
      @Nullable BoundStatement total)
      implements PreparedRoot {

    /** Whether rows are read. They are not if only {@code totalCount} is selected. */
    public boolean readsRows() {
      for (Selection.Entry entry : level.level().selection().entries()) {
        if (entry.column() >= 0 && entry.column() != ConnectionField.TOTAL_COUNT.column()) {
          return true;
        }
      }
      return false;
    }

    @Override
    public int statements() {
      return (readsRows() ? level.statements() : 0)
          + (before == null ? 0 : 1)
          + (behind == null ? 0 : 1)
          + (total == null ? 0 : 1);
    }
  }

  /** Null, known without a statement: a node of a type that the model does not have. */
  record Nothing(String name) implements PreparedRoot {
    @Override
    public int statements() {
      return 0;
    }
  }

  /** {@code __typename}. */
  record TypeName(String name, String value) implements PreparedRoot {
    @Override
    public int statements() {
      return 0;
    }
  }

  /** {@code __schema} or {@code __type}, which need no statement. */
  record Introspection(String name) implements PreparedRoot {
    @Override
    public int statements() {
      return 0;
    }
  }
}
