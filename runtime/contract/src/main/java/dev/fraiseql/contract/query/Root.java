package dev.fraiseql.contract.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A root field of an operation. */
public sealed interface Root {

  /** The response key. */
  String name();

  /**
   * A list of rows: never null.
   *
   * @param pages how a stream reads it; null if by the level's statement
   */
  record Rows(String name, Level level, @Nullable PagedRead pages) implements Root {

    /** A list that a stream reads by one statement. */
    public Rows(String name, Level level) {
      this(name, level, null);
    }
  }

  /** The row with a given key, or null. */
  record Row(String name, Level level) implements Root {}

  /**
   * A number of rows.
   *
   * @param statement gives one row with one integer
   */
  record Count(String name, String type, SqlStatement statement) implements Root {}

  /**
   * A page of a list of rows, with cursors: never null.
   *
   * @param level what is read. Its statement reads the page from the front; its selection is that
   *     of the connection itself, whose entries are numbered by {@link ConnectionField}, and those
   *     of the edges and of {@code pageInfo} in it by {@link EdgeField} and {@link PageInfoField}
   * @param backward reads the page from the end and returns it in order; null if {@code last} is
   *     not among the arguments. One more column follows the sort keys of its rows: the number of
   *     rows
   * @param window which page the caller selects
   * @param cursors how its cursors are built
   * @param before gives a row if there is one at or before the cursor {@code after}; null if the
   *     answer does not depend on it
   * @param behind gives a row if there is one at or after the cursor {@code before}; null if the
   *     answer does not depend on it
   * @param total counts the rows on all pages; null if the count is not selected
   */
  record Connection(
      String name,
      Level level,
      @Nullable SqlStatement backward,
      CursorPagination window,
      Cursors cursors,
      @Nullable SqlStatement before,
      @Nullable SqlStatement behind,
      @Nullable SqlStatement total)
      implements Root {}

  /**
   * The row that a {@code nodeId} names, or null.
   *
   * @param id the argument
   * @param levels for each type the level that reads one row, by the parts of its key, which are
   *     {@link Operand.KeyPart}s
   */
  record Node(String name, Operand id, List<Level> levels) implements Root {
    public Node {
      levels = List.copyOf(levels);
    }
  }

  /**
   * A write, and what is read of the rows that it has written.
   *
   * @param result what is read
   */
  record Mutation(String name, Write write, WriteResult result) implements Root {}

  /** {@code __typename}. */
  record TypeName(String name, String value) implements Root {}

  /** {@code __schema} or {@code __type}, which needs no statement. */
  record Introspection(String name) implements Root {}
}
