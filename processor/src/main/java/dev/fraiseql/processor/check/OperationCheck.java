package dev.fraiseql.processor.check;

import dev.fraiseql.annotations.Database;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.plan.bind.FieldNode;
import dev.fraiseql.plan.bind.OperationNode;
import dev.fraiseql.plan.document.DocumentException;
import dev.fraiseql.plan.document.DocumentReader;
import dev.fraiseql.plan.document.ParsedDocument;
import dev.fraiseql.plan.query.Planner;
import dev.fraiseql.plan.sql.Dialects;
import dev.fraiseql.plan.write.InputException;
import dev.fraiseql.processor.declared.OperationDeclaration;
import dev.fraiseql.processor.diagnose.Diagnostic;
import dev.fraiseql.processor.diagnose.Reporter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Checks operations against the types: each is valid and can be planned. */
public final class OperationCheck {
  /** Each setting of them is written down as a plan. */
  private static final int MOST_SWITCHES = 4;

  private final DocumentReader documents;
  private final Planner planner;
  private final Reporter reporter;

  /**
   * A check.
   *
   * @param model of one type at least
   * @param checks the constraints that literals have to meet
   */
  public OperationCheck(Model model, LiteralChecks checks, Reporter reporter) {
    documents = new DocumentReader(model);
    // What can be asked for does not depend on the database, so any of them will do.
    planner = new Planner(model, Dialects.of(Database.SQLITE), checks);
    this.reporter = reporter;
  }

  /**
   * Reports every mistake, and returns the operations without one, by name.
   *
   * @param operations in which {@link OperationSyntaxCheck} finds no mistake
   */
  public List<CheckedOperation> check(List<OperationDeclaration> operations) {
    return operations.stream()
        .flatMap(operation -> check(operation).stream())
        .sorted(Comparator.comparing(checked -> checked.node().name()))
        .toList();
  }

  private Optional<CheckedOperation> check(OperationDeclaration operation) {
    try {
      return check(operation, documents.read(operation.text()));
    } catch (DocumentException e) {
      e.errors().forEach(error -> report(operation, error, error.locations()));
      return Optional.empty();
    }
  }

  private Optional<CheckedOperation> check(
      OperationDeclaration operation, ParsedDocument document) {
    try {
      OperationNode node = document.operation(null);
      planner.plan(withEveryField(node), 0);
      return hasTooManySwitches(operation, node)
          ? Optional.empty()
          : Optional.of(new CheckedOperation(operation, node, documents.scalarLiterals(document)));
    } catch (InputException e) {
      e.errors().forEach(error -> report(operation, error, locations(document, error)));
    } catch (RequestException e) {
      report(operation, e, locations(document, e));
    }
    return Optional.empty();
  }

  /** Where the field is that cannot be planned. */
  private static List<RequestException.Location> locations(
      ParsedDocument document, RequestException error) {
    return document.location(null, error.path()).stream().toList();
  }

  private boolean hasTooManySwitches(OperationDeclaration operation, OperationNode node) {
    List<Integer> switches = planner.switches(node);
    if (switches.size() > MOST_SWITCHES) {
      reporter.report(
          Diagnostic.TOO_MANY_SWITCHES,
          operation.origin(),
          operation.source(),
          switches.size(),
          switches.stream()
              .map(variable -> "$" + node.variables().get(variable).name())
              .collect(Collectors.joining(", ")),
          MOST_SWITCHES);
      return true;
    }
    return false;
  }

  /**
   * The operation as if no field depended on a variable: so each is planned, and its mistakes
   * found.
   */
  private static OperationNode withEveryField(OperationNode node) {
    return new OperationNode(
        node.kind(),
        node.name(),
        node.variables(),
        node.fields().stream().map(FieldNode::unconditional).toList());
  }

  private void report(
      OperationDeclaration operation,
      RequestException error,
      List<RequestException.Location> locations) {
    reporter.report(
        Diagnostic.OPERATION_INVALID,
        operation.origin(),
        operation.source(),
        String.valueOf(error.getMessage()),
        new Excerpt(operation.text()).of(locations));
  }
}
