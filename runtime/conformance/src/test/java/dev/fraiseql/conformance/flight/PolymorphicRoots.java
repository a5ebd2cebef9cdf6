package dev.fraiseql.conformance.flight;

import dev.fraiseql.contract.model.Model;
import dev.fraiseql.plan.document.DocumentReader;
import org.jspecify.annotations.Nullable;

/** Finds out which operations return rows of several types. */
public final class PolymorphicRoots {
  private final Model model;
  private final DocumentReader documents;

  /** Operations on a model. */
  public PolymorphicRoots(Model model) {
    this.model = model;
    documents = new DocumentReader(model);
  }

  /** Whether the first root field of an operation is {@code node} or a polymorphic list. */
  public boolean has(String query, @Nullable String operationName) {
    String root = documents.read(query).operation(operationName).fields().getFirst().name();
    return root.equals("node")
        || model.interfaces().stream().anyMatch(each -> each.plural().equals(root));
  }
}
