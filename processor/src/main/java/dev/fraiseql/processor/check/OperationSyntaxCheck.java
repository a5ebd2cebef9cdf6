package dev.fraiseql.processor.check;

import dev.fraiseql.contract.RequestException;
import dev.fraiseql.plan.bind.OperationNode.Kind;
import dev.fraiseql.plan.document.DocumentException;
import dev.fraiseql.plan.document.DocumentReader;
import dev.fraiseql.plan.document.ParsedDocument;
import dev.fraiseql.processor.declared.OperationDeclaration;
import dev.fraiseql.processor.diagnose.Diagnostic;
import dev.fraiseql.processor.diagnose.Reporter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Checks operations without knowing any type, so that their mistakes are reported even if types
 * have mistakes: each is on an interface, parses, and contains one named query.
 */
public final class OperationSyntaxCheck {
  private final Reporter reporter;
  private final Map<String, OperationDeclaration> named = new HashMap<>();

  /** A check of the documents of one build. */
  public OperationSyntaxCheck(Reporter reporter) {
    this.reporter = reporter;
  }

  /** Reports every mistake, and returns the operations without one. */
  public List<OperationDeclaration> check(List<OperationDeclaration> operations) {
    return operations.stream().filter(this::isSound).toList();
  }

  private boolean isSound(OperationDeclaration operation) {
    boolean placed = isPlaced(operation);
    ParsedDocument document;
    try {
      document = DocumentReader.parse(operation.text());
    } catch (DocumentException e) {
      Excerpt excerpt = new Excerpt(operation.text());
      for (RequestException error : e.errors()) {
        String where = excerpt.of(error.locations());
        report(
            Diagnostic.OPERATION_SYNTAX,
            operation,
            operation.source(),
            String.valueOf(error.getMessage()),
            where);
      }
      return false;
    }
    return isOne(operation, document)
        && isQuery(operation, document.operationKinds().getFirst())
        && isNamed(operation, document.operationNames().getFirst())
        && isOnly(operation, document.operationNames().getFirst())
        && placed;
  }

  private boolean isPlaced(OperationDeclaration operation) {
    if (operation.kind().equals("interface") || operation.kind().equals("file")) {
      return true;
    }
    report(Diagnostic.NO_INTERFACE, operation, operation.source(), operation.kind());
    return false;
  }

  private boolean isOne(OperationDeclaration operation, ParsedDocument document) {
    int count = document.operationNames().size();
    if (count == 1) {
      return true;
    }
    report(Diagnostic.ONE_OPERATION, operation, operation.source(), count == 0 ? "no" : count);
    return false;
  }

  private boolean isQuery(OperationDeclaration operation, Kind kind) {
    if (kind != Kind.SUBSCRIPTION) {
      return true;
    }
    String name = kind.name().toLowerCase(Locale.ROOT);
    report(Diagnostic.NO_QUERY, operation, operation.source(), name);
    return false;
  }

  private boolean isNamed(OperationDeclaration operation, String name) {
    if (name.isEmpty()) {
      String expected = Objects.requireNonNullElse(operation.name(), "SomeName");
      report(Diagnostic.UNNAMED_OPERATION, operation, operation.source(), expected);
      return false;
    }
    if (operation.name() != null && !operation.name().equals(name)) {
      report(Diagnostic.OPERATION_NAME, operation, operation.source(), name);
      return false;
    }
    return true;
  }

  private boolean isOnly(OperationDeclaration operation, String name) {
    OperationDeclaration other = named.putIfAbsent(name, operation);
    if (other == null) {
      return true;
    }
    report(Diagnostic.DUPLICATE_OPERATION, operation, name, other.source(), operation.source());
    return false;
  }

  private void report(Diagnostic diagnostic, OperationDeclaration operation, Object... arguments) {
    reporter.report(diagnostic, operation.origin(), arguments);
  }
}
