package dev.fraiseql.processor.write;

import dev.fraiseql.contract.query.ScalarLiteral;
import dev.fraiseql.plan.bind.OperationNode;
import java.util.List;

/**
 * An operation to compile.
 *
 * @param packageName of the generated classes
 * @param name of the operation, which their names begin with
 * @param text the document, unchanged: clients run it by its hash
 * @param node what the document says
 * @param scalarLiterals the values in it that stand for scalars of the author's
 */
public record OperationSource(
    String packageName,
    String name,
    String text,
    OperationNode node,
    List<ScalarLiteral> scalarLiterals) {
  public OperationSource {
    scalarLiterals = List.copyOf(scalarLiterals);
  }
}
