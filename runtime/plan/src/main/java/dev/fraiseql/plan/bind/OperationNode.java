package dev.fraiseql.plan.bind;

import dev.fraiseql.contract.query.Variable;
import java.util.List;

/**
 * One operation of a validated document, its fragments inlined.
 *
 * @param kind query, mutation or subscription
 * @param name empty if it has none
 * @param variables in the order of declaration
 * @param fields the root fields; a response key may occur several times
 */
public record OperationNode(
    Kind kind, String name, List<Variable> variables, List<FieldNode> fields) {
  public OperationNode {
    variables = List.copyOf(variables);
    fields = List.copyOf(fields);
  }

  /** The kinds of operation. */
  public enum Kind {
    QUERY,
    MUTATION,
    SUBSCRIPTION
  }
}
