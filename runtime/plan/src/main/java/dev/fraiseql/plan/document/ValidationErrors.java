package dev.fraiseql.plan.document;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.plan.bind.Suggestions;
import graphql.language.Node;
import graphql.schema.GraphQLNamedSchemaElement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Collects the errors of a document, in the order in which they are found. */
final class ValidationErrors {
  /** Keeps the response to a list of 10,000 wrong values small. */
  private static final int MAX_ERRORS = 100;

  private final List<RequestException> errors = new ArrayList<>();

  /** Adds an error at a node's location. */
  void add(Node<?> place, String problem) {
    if (errors.size() < MAX_ERRORS) {
      errors.add(
          new RequestException(
              ErrorCode.GRAPHQL_VALIDATION_FAILED,
              problem,
              List.of(),
              DocumentReader.locations(List.of(place.getSourceLocation()))));
    }
  }

  /** Adds an error for an unknown name, with a suggestion if a known one is near. */
  void unknown(
      Node<?> place,
      String problem,
      String name,
      Collection<? extends GraphQLNamedSchemaElement> known) {
    List<String> names = known.stream().map(GraphQLNamedSchemaElement::getName).toList();
    add(place, problem + "." + Suggestions.sentence(name, names));
  }

  /** The errors, at most a hundred. */
  List<RequestException> all() {
    return errors;
  }
}
