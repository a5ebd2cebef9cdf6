package dev.fraiseql.engine;

import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.query.CompiledQuery;
import dev.fraiseql.contract.query.ScalarLiteral;
import dev.fraiseql.plan.bind.Coercion;
import java.util.Collection;

/**
 * Checks the literals of custom scalars in compiled operations by the constructors of their
 * records. The processor cannot call these constructors, because it compiles the records. So an
 * invalid literal is found when the application starts.
 */
final class ScalarLiteralCheck {
  private final Model model;
  private final Coercion coercion;

  /** Creates a check of operations over a model. */
  ScalarLiteralCheck(Model model) {
    this.model = model;
    coercion = new Coercion(model);
  }

  /**
   * Checks operations.
   *
   * @throws StartException if a record rejects a literal; it names the operation, the position and
   *     the record's message
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
