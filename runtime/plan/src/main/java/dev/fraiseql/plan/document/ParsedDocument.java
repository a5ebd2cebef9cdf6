package dev.fraiseql.plan.document;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.plan.bind.OperationNode;
import dev.fraiseql.plan.bind.Suggestions;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.SelectionSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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

  /**
   * The place of a field of an operation; empty if there is none.
   *
   * @param operation its name; null or empty for the only one
   * @param path the response keys that lead to the field; indexes in it are ignored
   */
  public Optional<RequestException.Location> location(
      @Nullable String operation, List<Object> path) {
    @Nullable SelectionSet selections = choose(operation).getSelectionSet();
    Optional<Field> field = Optional.empty();
    for (Object key : path) {
      if (key instanceof String name) {
        field = selections == null ? Optional.empty() : field(selections, name);
        selections = field.map(Field::getSelectionSet).orElse(null);
      }
    }
    return field
        .map(Field::getSourceLocation)
        .map(place -> new RequestException.Location(place.getLine(), place.getColumn()));
  }

  private Optional<Field> field(SelectionSet selections, String responseKey) {
    return selections.getSelections().stream()
        .flatMap(selection ->
            switch (selection) {
              case Field field when field.getResultKey().equals(responseKey) -> Stream.of(field);
              case InlineFragment fragment ->
                  field(fragment.getSelectionSet(), responseKey).stream();
              case FragmentSpread spread ->
                  fragment(spread)
                      .flatMap(fragment -> field(fragment.getSelectionSet(), responseKey).stream());
              default -> Stream.empty();
            })
        .findFirst();
  }

  private Stream<FragmentDefinition> fragment(FragmentSpread spread) {
    return document.getDefinitionsOfType(FragmentDefinition.class).stream()
        .filter(fragment -> fragment.getName().equals(spread.getName()));
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
