package dev.fraiseql.plan.document;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.plan.bind.Suggestions;
import graphql.language.Node;
import graphql.schema.GraphQLNamedSchemaElement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What is found wrong with a document, in the order in which it is found. */
final class Problems {
  /** A list of 10,000 wrong values is refused as surely, and costs less to read. */
  private static final int MOST = 100;

  private final List<RequestException> errors = new ArrayList<>();

  /** A problem of what stands at a node. */
  void add(Node<?> place, String problem) {
    if (errors.size() < MOST) {
      errors.add(
          new RequestException(
              ErrorCode.GRAPHQL_VALIDATION_FAILED,
              problem,
              List.of(),
              DocumentReader.locations(List.of(place.getSourceLocation()))));
    }
  }

  /** A name that is none of those known. */
  void unknown(
      Node<?> place,
      String problem,
      String name,
      Collection<? extends GraphQLNamedSchemaElement> known) {
    List<String> names = known.stream().map(GraphQLNamedSchemaElement::getName).toList();
    add(place, problem + "." + Suggestions.sentence(name, names));
  }

  /** All of them, a hundred at most. */
  List<RequestException> errors() {
    return errors;
  }
}
