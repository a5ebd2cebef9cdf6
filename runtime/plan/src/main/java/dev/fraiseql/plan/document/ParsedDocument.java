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

/** A parsed document. The ones that {@link DocumentReader#read} returns are also valid. */
public final class ParsedDocument {
  private final Document document;

  ParsedDocument(Document document) {
    this.document = document;
  }

  /** The syntax tree of graphql-java. */
  public Document document() {
    return document;
  }

  /** The names of its operations, in order; an empty string for an anonymous one. */
  public List<String> operationNames() {
    return operations().stream().map(ParsedDocument::name).toList();
  }

  /** The kinds of its operations, in order. */
  public List<OperationNode.Kind> operationKinds() {
    return operations().stream()
        .map(operation -> OperationNode.Kind.valueOf(operation.getOperation().name()))
        .toList();
  }

  /**
   * The kind of the operation with a name, or of the only one. Empty if there is no such operation,
   * or several and no name. The document need not be valid.
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
   * One of its operations as plain data. The document must be valid.
   *
   * @param name null or empty for the only one
   * @throws RequestException BAD_USER_INPUT if there is no such operation, or several and no name
   */
  public OperationNode operation(@Nullable String name) {
    return new OperationConverter(document, choose(name)).convert();
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
              : "The document has several operations: select one with operationName.");
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
