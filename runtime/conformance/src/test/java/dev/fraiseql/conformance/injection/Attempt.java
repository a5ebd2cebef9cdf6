package dev.fraiseql.conformance.injection;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.engine.graphql.GraphQlRequest;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request that contains a hostile string.
 *
 * @param place the position of the string, in words
 * @param hostile the hostile string
 */
record Attempt(String place, String hostile, GraphQlRequest request, Expected expected) {

  /** The expected outcome. */
  sealed interface Expected {

    /**
     * A result without errors.
     *
     * @param root the JSON value of the only root field, whose response key is {@code r}
     */
    record Result(@Nullable Object root) implements Expected {}

    /** An error with one of these codes. */
    record Rejection(Set<ErrorCode> codes) implements Expected {
      Rejection(ErrorCode first, ErrorCode... others) {
        this(EnumSet.of(first, others));
      }
    }

    /**
     * Any result, or an error with one of these codes: databases interpret the string differently.
     */
    record ResultOrRejection(Set<ErrorCode> codes) implements Expected {
      ResultOrRejection(ErrorCode first, ErrorCode... others) {
        this(EnumSet.of(first, others));
      }
    }
  }

  /** An attempt with a document and variables. */
  static Attempt of(
      String place,
      String hostile,
      String query,
      Map<String, @Nullable Object> variables,
      Expected expected) {
    return new Attempt(place, hostile, new GraphQlRequest(query, null, variables, null), expected);
  }

  @Override
  public String toString() {
    String shown = hostile.length() > 80 ? hostile.substring(0, 80) + "..." : hostile;
    return "<<" + shown + ">> as " + place;
  }
}
