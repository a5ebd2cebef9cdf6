package dev.fraiseql.engine.query;

import dev.fraiseql.contract.query.ConnectionField;
import dev.fraiseql.contract.query.Selection;
import dev.fraiseql.jdbc.BoundStatement;
import dev.fraiseql.plan.bind.CursorShape;
import org.jspecify.annotations.Nullable;

/** A root field, ready to run. */
public sealed interface PreparedRoot {

  /** The response key. */
  String name();

  /** The number of statements that it takes at most. */
  int statements();

  /**
   * A list of rows.
   *
   * @param pages how a stream reads it; null if by the level's own statement
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
   * @param level what is read, one row more than wanted if {@code more}; if there is no limit, its
   *     {@code most} says how many rows may come
   * @param window the page
   * @param more whether the statement reads a row beyond the page, if there is one
   * @param shape what the cursors are made of
   * @param position the position in a row of the first value of a cursor
   * @param before gives a row if one precedes the page; null if the answer does not need to know
   * @param behind gives a row if one follows the page; null if the answer does not need to know
   * @param total counts the rows, whatever the page; null if nobody asks
   */
  record Connection(
      String name,
      PreparedLevel level,
      PageWindow window,
      boolean more,
      CursorShape shape,
      int position,
      @Nullable BoundStatement before,
      @Nullable BoundStatement behind,
      @Nullable BoundStatement total)
      implements PreparedRoot {

    /** Whether rows are read: the number of all can be asked for without any. */
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

  /** No row, which is known without asking the database. */
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

  /** {@code __schema} or {@code __type}, which no statement answers. */
  record Introspection(String name) implements PreparedRoot {
    @Override
    public int statements() {
      return 0;
    }
  }
}
