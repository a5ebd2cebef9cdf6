package dev.fraiseql.conformance.injection;

import static dev.fraiseql.conformance.injection.HostileRows.object;

import dev.fraiseql.conformance.injection.Attempt.Expected;
import dev.fraiseql.contract.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Puts a hostile string in place of names, and of values that are not texts. */
final class NameAttempts {
  private static final Expected NO_DOCUMENT =
      new Expected.Rejection(
          ErrorCode.GRAPHQL_PARSE_FAILED,
          ErrorCode.GRAPHQL_VALIDATION_FAILED,
          ErrorCode.LIMIT_EXCEEDED);
  private static final Expected BAD_INPUT = new Expected.Rejection(ErrorCode.BAD_USER_INPUT);

  /** Documents by the position of the string, which replaces {@code @}. */
  private static final Map<String, String> DOCUMENTS =
      Map.ofEntries(
          Map.entry("document", "@"),
          Map.entry("alias", "{ @: countries { code } }"),
          Map.entry("root field", "{ @ { code } }"),
          Map.entry("field", "{ countries { @ } }"),
          Map.entry("argument", "{ countries(@: 1) { code } }"),
          Map.entry("key of a condition", "{ sparses(where: {@: {eq: \"x\"}}) { id } }"),
          Map.entry("operator", "{ sparses(where: {text: {@: \"x\"}}) { id } }"),
          Map.entry("sort key", "{ countries(orderBy: [{@: ASC}]) { code } }"),
          Map.entry("sort direction", "{ countries(orderBy: [{code: @}]) { code } }"),
          Map.entry("value of an enum", "{ sparses(where: {mood: {eq: @}}) { id } }"),
          Map.entry("group key", "{ sparsesAggregate(groupBy: {@: true}) { count } }"),
          Map.entry("aggregate", "{ sparsesAggregate { @ } }"),
          Map.entry("key of having", "{ sparsesAggregate(having: {@: {gt: 1}}) { count } }"),
          Map.entry("fragment", "{ countries { ...@ } }"),
          Map.entry("type of a fragment", "{ countries { ... on @ { code } } }"),
          Map.entry("name of a variable", "query ($@: Int) { countries(limit: $@) { code } }"),
          Map.entry("type of a variable", "query ($v: @) { countries(limit: $v) { code } }"),
          Map.entry("directive", "{ countries { code @@(if: true) } }"),
          Map.entry("number", "{ countries(limit: 0@) { code } }"));

  /** Fields of sparses with their scalar types, which accept no hostile string. */
  private static final Map<String, String> TYPED =
      Map.ofEntries(
          Map.entry("medium", "Int"),
          Map.entry("large", "Long"),
          Map.entry("real", "Float"),
          Map.entry("money", "Decimal"),
          Map.entry("flag", "Boolean"),
          Map.entry("moment", "DateTime"),
          Map.entry("local", "LocalDateTime"),
          Map.entry("day", "Date"),
          Map.entry("time", "Time"),
          Map.entry("micros", "Duration"),
          Map.entry("uuid", "UUID"),
          Map.entry("mood", "Mood"),
          Map.entry("bytes", "Base64"),
          Map.entry("id", "ID"));

  private NameAttempts() {}

  static List<Attempt> of(String hostile) {
    List<Attempt> attempts = new ArrayList<>();
    DOCUMENTS.forEach((place, document) -> {
      if (HostileStrings.isText(hostile) && !isHarmless(place, hostile)) {
        String query = document.replace("@", hostile);
        attempts.add(Attempt.of(place, hostile, query, Map.of(), NO_DOCUMENT));
      }
    });
    TYPED.forEach((field, type) -> {
      boolean possible =
          hostile.equals("1e400") && (type.equals("Decimal") || type.equals("Float"))
              || type.equals("Base64") && hostile.matches("[0-9A-Za-z+/]*");
      if (!possible) {
        attempts.add(
            Attempt.of(
                "value of " + type,
                hostile,
                "query ($v: %s!) { sparses(where: {%s: {eq: $v}}) { id } }".formatted(type, field),
                object("v", hostile),
                BAD_INPUT));
      }
    });
    attempts.add(
        Attempt.of(
            "name of a variable sent",
            hostile,
            "query ($v: Int) { countries(limit: $v) { code } }",
            object(hostile, 1L),
            BAD_INPUT));
    for (Object where :
        List.of(
            object(hostile, object("eq", "x")),
            object("text", object(hostile, "x")),
            object("_and", List.of(object("_not", object(hostile, object("eq", "x"))))),
            object("mood", object("eq", hostile)))) {
      attempts.add(
          Attempt.of(
              "name within where",
              hostile,
              "query ($v: SparseWhereInput) { sparses(where: $v) { id } }",
              object("v", where),
              BAD_INPUT));
    }
    for (Object key : List.of(object(hostile, "ASC"), object("country", object(hostile, "ASC")))) {
      attempts.add(sorted("sort key sent", hostile, key));
    }
    attempts.add(sorted("sort direction sent", hostile, object("name", hostile)));
    attempts.add(
        Attempt.of(
            "direction as a variable",
            hostile,
            "query ($v: SortDirection) { cities(orderBy: [{name: $v}]) { id } }",
            object("v", hostile),
            BAD_INPUT));
    attempts.add(
        Attempt.of(
            "key of having sent",
            hostile,
            "query ($v: SparseHavingInput) { sparsesAggregate(having: $v) { count } }",
            object("v", object(hostile, object("gt", 1L))),
            BAD_INPUT));
    attempts.add(
        Attempt.of(
            "sort key of groups sent",
            hostile,
            "query ($v: [SparseAggregateOrderByInput!]) { sparsesAggregate(orderBy: $v) { count } }",
            object("v", List.of(object(hostile, "ASC"))),
            BAD_INPUT));
    return attempts;
  }

  private static Attempt sorted(String place, String hostile, Object key) {
    return Attempt.of(
        place,
        hostile,
        "query ($v: [CityOrderByInput!]) { cities(orderBy: $v) { id } }",
        object("v", List.of(key)),
        BAD_INPUT);
  }

  /**
   * Whether the document is valid with the string: some strings are GraphQL names, and a blank one
   * leaves a number unchanged.
   */
  private static boolean isHarmless(String place, String hostile) {
    return switch (place) {
      case "alias", "name of a variable" -> hostile.strip().matches("[_A-Za-z][_0-9A-Za-z]*");
      case "number" -> hostile.isBlank() || hostile.equals("\ufeff");
      default -> false;
    };
  }
}
