package dev.fraiseql.engine;

import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.query.CompiledQuery;
import dev.fraiseql.contract.query.ScalarLiteral;
import dev.fraiseql.plan.bind.Coercion;
import java.util.Collection;

/**
 * Checks the literals of custom scalars in compiled operations. Javac compiles the operations and
 * the scalars' records together and cannot run the records, so wrong literals are found at start.
 */
final class ScalarLiteralCheck {
  private final Model model;
  private final Coercion coercion;

  /** A check of operations on a model's types. */
  ScalarLiteralCheck(Model model) {
    this.model = model;
    coercion = new Coercion(model);
  }

  /**
   * Checks operations.
   *
   * @throws StartException with the operation, the literal's path and the record's message, if a
   *     record rejects a literal
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
