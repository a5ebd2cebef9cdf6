package dev.fraiseql.engine.query;

import dev.fraiseql.contract.query.Root;
import dev.fraiseql.engine.method.AuthorMethod;
import dev.fraiseql.jdbc.BoundStatement;
import java.util.List;
import java.util.Objects;
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

  /** A page of rows with cursors. The level has a {@link PreparedConnection}. */
  record Connection(String name, PreparedLevel level) implements PreparedRoot {
    /** The page. */
    public PreparedConnection page() {
      return Objects.requireNonNull(level.connection());
    }

    @Override
    public int statements() {
      return level.statements();
    }
  }

  /**
   * What a method of the author's returns.
   *
   * @param arguments as {@link dev.fraiseql.contract.method.MethodCall} takes them
   * @param level reads the rows whose keys the method returns; null if it returns no rows
   */
  record Method(
      String name,
      AuthorMethod method,
      Root.Method planned,
      List<@Nullable Object> arguments,
      @Nullable PreparedLevel level)
      implements PreparedRoot {
    @Override
    public int statements() {
      return level == null ? 0 : level.statements();
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
