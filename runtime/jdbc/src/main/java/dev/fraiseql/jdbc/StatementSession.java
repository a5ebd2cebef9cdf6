package dev.fraiseql.jdbc;

import java.util.List;

/** A connection on which the statements of a plan are run. For one thread. */
public interface StatementSession {

  /**
   * Runs the statements of a round, whose rows are few enough to be held. None of them {@link
   * BoundStatement#needsParents needs parents} that another of them gives.
   *
   * @param last whether no statement of the plan is run after them
   */
  RoundResults query(List<StatementCall> calls, boolean last);
}
