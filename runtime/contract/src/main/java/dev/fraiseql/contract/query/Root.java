package dev.fraiseql.contract.query;

import java.util.List;
import java.util.Map;
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

  /** A page of a list of rows, with cursors: never null. The level has a {@link ConnectionPage}. */
  record Connection(String name, Level level) implements Root {}

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

  /**
   * What a method of the author's does and returns.
   *
   * @param method its name
   * @param mutation whether it is a field of {@code Mutation}
   * @param arguments by name, as JSON knows them, with an {@link Operand.Variable} in place of each
   *     variable
   * @param result what is read of its result
   */
  record Method(
      String name,
      String method,
      boolean mutation,
      Map<String, ? extends @Nullable Object> arguments,
      MethodResult result)
      implements Root {}

  /** {@code __typename}. */
  record TypeName(String name, String value) implements Root {}

  /** {@code __schema} or {@code __type}, which needs no statement. */
  record Introspection(String name) implements Root {}
}
