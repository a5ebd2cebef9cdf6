package dev.fraiseql.engine;

import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.query.CompiledQuery;
import dev.fraiseql.contract.query.ScalarLiteral;
import dev.fraiseql.plan.bind.Coercion;
import java.util.Collection;

/**
 * Sends what compiled operations write out for scalars of the author's through their records. When
 * the operations were compiled, so were the records: a value that is none is found when the
 * application starts, not when somebody asks.
 */
final class ScalarLiteralCheck {
  private final Model model;
  private final Coercion coercion;

  /** A check of operations over a model. */
  ScalarLiteralCheck(Model model) {
    this.model = model;
    coercion = new Coercion(model);
  }

  /**
   * Checks operations.
   *
   * @throws StartException naming the operation, the place and what the record says, if one refuses
   *     a value
   */
  void check(Collection<CompiledQuery> operations) {
    for (CompiledQuery operation : operations) {
      for (ScalarLiteral literal : operation.scalarLiterals()) {
        check(operation, literal);
      }
    }
  }

  private void check(CompiledQuery operation, ScalarLiteral literal) {
    try {
      coercion.value(
          literal.value(), model.scalar(literal.scalar()).type(), false, literal.place());
    } catch (RequestException | IllegalStateException e) {
      throw new StartException(
          "The compiled operation " + operation.name() + " cannot run: " + e.getMessage(), e);
    }
  }
}
