package dev.fraiseql.engine.query;

import dev.fraiseql.contract.query.CompiledQuery;
import dev.fraiseql.contract.query.Plan;
import dev.fraiseql.contract.query.Values;
import dev.fraiseql.contract.security.RowScope;
import java.util.List;

/**
 * A query with the values of one request. All values have been converted: later failures come from
 * the database or the data.
 *
 * @param plan the plan for the values of @skip and @include
 * @param values the variables
 * @param scope the rows that the caller may see; every statement of {@code roots} applies it
 * @param roots in the order of the response
 */
public record PreparedQuery(
    CompiledQuery query, Plan plan, Values values, RowScope scope, List<PreparedRoot> roots) {
  public PreparedQuery {
    roots = List.copyOf(roots);
  }

  /** Whether a root field is an introspection field. */
  public boolean introspects() {
    for (PreparedRoot root : roots) {
      if (root instanceof PreparedRoot.Introspection) {
        return true;
      }
    }
    return false;
  }

  /** The maximum number of statements of a run. */
  public int statements() {
    int statements = 0;
    for (PreparedRoot root : roots) {
      statements += root.statements();
    }
    return statements;
  }
}
