package dev.fraiseql.conformance.flight;

import dev.fraiseql.contract.model.Model;
import dev.fraiseql.plan.document.DocumentReader;
import org.jspecify.annotations.Nullable;

/** Knows which queries give rows that may be of several types. */
public final class MixedRoots {
  private final Model model;
  private final DocumentReader documents;

  /** Queries over a model. */
  public MixedRoots(Model model) {
    this.model = model;
    documents = new DocumentReader(model);
  }

  /**
   * Whether the first root field of an operation is a node, or the list of an interface or union.
   */
  public boolean has(String query, @Nullable String operationName) {
    String root = documents.read(query).operation(operationName).fields().getFirst().name();
    return root.equals("node")
        || model.interfaces().stream().anyMatch(each -> each.plural().equals(root));
  }
}
