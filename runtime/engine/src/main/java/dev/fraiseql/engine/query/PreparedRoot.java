package dev.fraiseql.engine.query;

import dev.fraiseql.engine.jdbc.BoundStatement;

/** A root field, ready to run. */
public sealed interface PreparedRoot {

  /** The response key. */
  String name();

  /** The number of statements that it takes at most. */
  int statements();

  /** A list of rows. */
  record Rows(String name, PreparedLevel level) implements PreparedRoot {
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
