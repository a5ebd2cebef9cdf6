package dev.fraiseql.engine.query;

import dev.fraiseql.contract.query.Level;
import dev.fraiseql.engine.jdbc.BoundStatement;
import java.util.List;

/**
 * A level of a plan, ready to run.
 *
 * @param level what was planned
 * @param statement what is run
 * @param most the rows that may come, of each parent where there are parents; one more is
 *     LIMIT_EXCEEDED. {@code Long.MAX_VALUE} where there is no such cap
 * @param children the levels below, by their place among {@link Level#children()}
 */
public record PreparedLevel(
    Level level, BoundStatement statement, long most, List<PreparedLevel> children) {
  public PreparedLevel {
    children = List.copyOf(children);
  }

  /** The number of statements that this level and those below take at most. */
  public int statements() {
    int statements = 1;
    for (PreparedLevel child : children) {
      statements += child.statements();
    }
    return statements;
  }
}
