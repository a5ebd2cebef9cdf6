package dev.fraiseql.plan.expression;

import dev.fraiseql.plan.expression.Term.State;
import java.util.List;

/** What the names of a condition mean. */
interface Scope {

  /**
   * What a path means.
   *
   * @throws ExpressionError if it means nothing
   */
  Meaning meaning(Syntax.Path path) throws ExpressionError;

  /**
   * What a call means.
   *
   * @param checker checks the arguments
   * @throws ExpressionError if there is no such function, or an argument is wrong
   */
  Expression call(Syntax.Call call, ExpressionChecker checker) throws ExpressionError;

  /** Whether there are values with which a condition is true. */
  boolean canBeTrue(Expression condition);

  /** What a path means. */
  sealed interface Meaning {}

  /** A value. */
  record Value(Term.Field field) implements Meaning {}

  /**
   * An object of the row, of which only the presence can be asked for.
   *
   * @param example a field of it, as it is written
   */
  record Whole(State state, List<String> path, boolean nullable, String example)
      implements Meaning {}

  /** The links of a many-to-many relation, of which only changes can be asked for. */
  record Links(List<String> path) implements Meaning {}
}
