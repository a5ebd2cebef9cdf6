package dev.fraiseql.processor.check;

import dev.fraiseql.contract.query.ScalarLiteral;
import dev.fraiseql.plan.bind.OperationNode;
import dev.fraiseql.processor.declared.OperationDeclaration;
import java.util.List;

/**
 * An operation in which no mistake was found.
 *
 * @param declaration what its author wrote
 * @param node what it says
 * @param scalarLiterals the values in it that stand for scalars of the author's
 */
public record CheckedOperation(
    OperationDeclaration declaration, OperationNode node, List<ScalarLiteral> scalarLiterals) {
  public CheckedOperation {
    scalarLiterals = List.copyOf(scalarLiterals);
  }
}
