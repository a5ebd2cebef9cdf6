package dev.fraiseql.engine.query;

import dev.fraiseql.contract.query.CompiledQuery;
import dev.fraiseql.contract.query.Plan;
import dev.fraiseql.contract.query.Values;
import dev.fraiseql.contract.security.RowScope;
import java.util.List;

/**
 * A query and all that one request adds to it. Every value has been converted by now: what fails
 * from here on is the database or the data.
 *
 * @param query what is run
 * @param plan the query's plan for the request's switches
 * @param values the variables
 * @param scope the rows that the caller may see; every statement in {@code roots} is within it
 * @param roots in the order of the answer
 */
public record PreparedQuery(
    CompiledQuery query, Plan plan, Values values, RowScope scope, List<PreparedRoot> roots) {
  public PreparedQuery {
    roots = List.copyOf(roots);
  }

  /** Whether a root field asks about the schema. */
  public boolean introspects() {
    for (PreparedRoot root : roots) {
      if (root instanceof PreparedRoot.Introspection) {
        return true;
      }
    }
    return false;
  }

  /** The number of statements that a run takes at most. */
  public int statements() {
    int statements = 0;
    for (PreparedRoot root : roots) {
      statements += root.statements();
    }
    return statements;
  }
}
