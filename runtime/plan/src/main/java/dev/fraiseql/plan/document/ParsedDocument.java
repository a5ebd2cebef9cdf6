package dev.fraiseql.plan.document;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.plan.bind.OperationNode;
import dev.fraiseql.plan.bind.Suggestions;
import graphql.language.Document;
import graphql.language.OperationDefinition;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A document that parses. What {@link DocumentReader#read} returns is valid, too. */
public final class ParsedDocument {
  private final Document document;

  ParsedDocument(Document document) {
    this.document = document;
  }

  /** As graphql-java knows it. */
  public Document document() {
    return document;
  }

  /** The names of its operations, in order; empty for one that has none. */
  public List<String> operationNames() {
    return operations().stream().map(ParsedDocument::name).toList();
  }

  /** What its operations do, in order. */
  public List<OperationNode.Kind> operationKinds() {
    return operations().stream()
        .map(operation -> OperationNode.Kind.valueOf(operation.getOperation().name()))
        .toList();
  }

  /**
   * What the operation of that name does, or the only one; empty if there is no such operation, or
   * several and none is named. The document need not be valid.
   */
  public Optional<OperationNode.Kind> kind(@Nullable String name) {
    boolean unnamed = name == null || name.isEmpty();
    List<OperationDefinition> candidates =
        operations().stream()
            .filter(operation -> unnamed || name(operation).equals(name))
            .limit(2)
            .toList();
    return candidates.size() == 1
        ? Optional.of(OperationNode.Kind.valueOf(candidates.getFirst().getOperation().name()))
        : Optional.empty();
  }

  /**
   * One of its operations, as plain data. The document must be valid.
   *
   * @param name null or empty if there is but one
   * @throws RequestException BAD_USER_INPUT if there is no such operation, or several and none is
   *     named
   */
  public OperationNode operation(@Nullable String name) {
    return new OperationReader(document, choose(name)).read();
  }

  private OperationDefinition choose(@Nullable String name) {
    List<OperationDefinition> operations = operations();
    if (name == null || name.isEmpty()) {
      if (operations.size() == 1) {
        return operations.getFirst();
      }
      throw new RequestException(
          ErrorCode.BAD_USER_INPUT,
          operations.isEmpty()
              ? "The document has no operation."
              : "The document has several operations: say which one by operationName.");
    }
    Optional<OperationDefinition> found =
        operations.stream().filter(operation -> name.equals(operation.getName())).findFirst();
    return found.orElseThrow(() ->
        new RequestException(
            ErrorCode.BAD_USER_INPUT,
            "The document has no operation "
                + name
                + "."
                + Suggestions.sentence(name, operationNames())));
  }

  private List<OperationDefinition> operations() {
    return document.getDefinitionsOfType(OperationDefinition.class);
  }

  private static String name(OperationDefinition operation) {
    return operation.getName() == null ? "" : operation.getName();
  }
}
