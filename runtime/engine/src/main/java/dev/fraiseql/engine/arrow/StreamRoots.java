package dev.fraiseql.engine.arrow;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.query.Level;
import dev.fraiseql.contract.query.Root;
import dev.fraiseql.engine.query.ChildPath;
import java.util.List;

/** Checks the root fields of queries that are to be streamed. */
final class StreamRoots {
  private StreamRoots() {}

  /**
   * The one root field of a query.
   *
   * @throws RequestException BAD_USER_INPUT if there are more
   */
  static <R> R only(List<R> roots) {
    if (roots.size() != 1) {
      throw new RequestException(
          ErrorCode.BAD_USER_INPUT,
          "A stream has one root field, and this operation has "
              + roots.size()
              + ". Ask for each in a ticket of its own.");
    }
    return roots.getFirst();
  }

  /**
   * Checks that no row contains a connection: a column is a list of rows, and has no place for the
   * page around them.
   *
   * @throws RequestException BAD_USER_INPUT if one does
   */
  static void checkColumns(Root root) {
    switch (root) {
      case Root.Rows rows -> checkColumns(rows.level());
      case Root.Row row -> checkColumns(row.level());
      case Root.Connection connection -> checkColumns(connection.level());
      case Root.Node node -> node.levels().forEach(StreamRoots::checkColumns);
      case Root.Count count -> {}
      case Root.TypeName typeName -> {}
      case Root.Introspection introspection -> {}
      case Root.Mutation mutation -> {}
      case Root.Method method -> {}
    }
  }

  private static void checkColumns(Level level) {
    for (int child = 0; child < level.children().size(); child++) {
      Level below = level.children().get(child).level();
      if (below.connection() != null) {
        throw new RequestException(
            ErrorCode.BAD_USER_INPUT,
            String.join(".", ChildPath.of(level.selection(), child))
                + " cannot be streamed: a connection within rows is not a column. Select the list"
                + " of the relation, with limit and offset.");
      }
      checkColumns(below);
    }
  }

  /** The error for a field that a method executes: its result has no columns. */
  static RequestException notStreamed(Root.Method method) {
    return new RequestException(
        ErrorCode.BAD_USER_INPUT,
        method.name()
            + " cannot be streamed: it is a method, whose result is not a table. Send it over"
            + " HTTP.");
  }

  /** Whether no row contains a connection. */
  static boolean hasOnlyColumns(Root root) {
    try {
      checkColumns(root);
      return true;
    } catch (RequestException connection) {
      return false;
    }
  }

  /** The error for a root field that has no rows. */
  static RequestException notStreamed(String name) {
    return new RequestException(
        ErrorCode.BAD_USER_INPUT,
        name + " cannot be streamed: ask for a list, a row or a count. GetSchema describes types.");
  }
}
