package dev.fraiseql.plan.query;

import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.query.SqlStatement;
import dev.fraiseql.contract.query.Variable;
import dev.fraiseql.plan.bind.DirectiveCondition;
import dev.fraiseql.plan.bind.FieldNode;
import dev.fraiseql.plan.sql.Select;
import dev.fraiseql.plan.sql.SelectWriter;
import dev.fraiseql.plan.sql.SqlDialect;
import java.util.List;
import java.util.function.Predicate;

/**
 * What all planners of one operation share.
 *
 * @param model the types
 * @param dialect of the database that the operation is planned for
 * @param variables the operation's declarations
 * @param holds whether a {@code @skip} or {@code @include} selects its field in this plan
 */
record PlanningContext(
    Model model,
    SqlDialect dialect,
    List<Variable> variables,
    Predicate<DirectiveCondition> holds) {

  /** The selected fields, those of the same response key merged. */
  List<MergedField> merge(List<FieldNode> fields) {
    return MergedField.merge(fields, holds);
  }

  /** Binds arguments of fields. */
  FieldArguments arguments() {
    return new FieldArguments(model, variables);
  }

  /** The SQL of a select. */
  SqlStatement write(Select select) {
    return new SelectWriter(model, dialect).write(select);
  }
}
