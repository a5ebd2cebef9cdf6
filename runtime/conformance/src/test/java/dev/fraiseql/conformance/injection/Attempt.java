package dev.fraiseql.conformance.injection;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.engine.graphql.GraphQlRequest;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request with a hostile string in it.
 *
 * @param place where the string stands
 * @param hostile the string
 */
record Attempt(String place, String hostile, GraphQlRequest request, Expected expected) {

  /** What must come of it. */
  sealed interface Expected {

    /**
     * An answer.
     *
     * @param root what its only root field holds, as JSON knows it
     */
    record Answer(@Nullable Object root) implements Expected {}

    /** An error with one of these codes. */
    record Refusal(Set<ErrorCode> codes) implements Expected {
      Refusal(ErrorCode first, ErrorCode... others) {
        this(java.util.EnumSet.of(first, others));
      }
    }

    /** Any answer, or an error with one of these codes: what it means is the database's affair. */
    record Either(Set<ErrorCode> codes) implements Expected {
      Either(ErrorCode first, ErrorCode... others) {
        this(java.util.EnumSet.of(first, others));
      }
    }
  }

  /** A request of a document with variables. */
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
