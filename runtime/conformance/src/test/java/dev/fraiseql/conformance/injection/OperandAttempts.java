package dev.fraiseql.conformance.injection;

import dev.fraiseql.conformance.injection.Attempt.Expected;
import dev.fraiseql.conformance.random.Document;
import dev.fraiseql.conformance.random.Field;
import dev.fraiseql.conformance.random.QueryEvaluator;
import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.query.Filter.Comparison;
import dev.fraiseql.plan.bind.Operator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts a hostile string in place of operands and keys, in the document and in variables. */
final class OperandAttempts {
  private static final Set<Comparison> REGULAR_EXPRESSIONS =
      EnumSet.of(Comparison.REGEX, Comparison.IREGEX);

  private static final Set<Comparison> WITH_ESCAPES = EnumSet.of(Comparison.LIKE, Comparison.ILIKE);

  /** The operators that compare a text with one other, without regular expressions. */
  private static final List<Operator> OPERATORS =
      Arrays.stream(Operator.values())
          .filter(operator -> operator.comparison() != null && !operator.takesLength())
          .filter(operator -> !operator.takesField()) // whose operand is checked against names
          .filter(operator -> !REGULAR_EXPRESSIONS.contains(operator.comparison()))
          .toList();

  private static final Set<Comparison> ANY_CASE =
      EnumSet.of(
          Comparison.ICONTAINS, Comparison.ISTARTS_WITH, Comparison.IENDS_WITH, Comparison.ILIKE);

  private static final int MAX_ANY_CASE_LENGTH = 1_000;

  private static final Expected TOO_LONG = new Expected.Rejection(ErrorCode.LIMIT_EXCEEDED);

  private static final Expected REJECTION =
      new Expected.Rejection(
          ErrorCode.BAD_USER_INPUT,
          ErrorCode.GRAPHQL_VALIDATION_FAILED,
          ErrorCode.GRAPHQL_PARSE_FAILED);

  private static final int MAX_PATTERN_LENGTH = 200;

  private final QueryEvaluator evaluator;

  OperandAttempts(QueryEvaluator evaluator) {
    this.evaluator = evaluator;
  }

  List<Attempt> of(String hostile) {
    List<Attempt> attempts = new ArrayList<>();
    for (Operator operator : OPERATORS) {
      operand(operator, hostile, attempts);
    }
    for (String operator : List.of("in", "nin")) {
      List<Object> list = List.of("x", hostile, "y");
      both(
          operator,
          hostile,
          list,
          "[String!]",
          value -> sparses(Map.of("text", Map.of(operator, value))),
          attempts);
      both(
          "code." + operator,
          hostile,
          list,
          "[ID!]",
          value -> countries(Map.of("code", Map.of(operator, value))),
          attempts);
    }
    for (String operator : List.of("contains", "containedBy", "overlaps")) {
      both(
          operator + " of a list",
          hostile,
          operator.equals("contains") ? List.of(hostile) : List.of(hostile, "x", "'y'"),
          "[String!]!",
          value ->
              root("bags", "where", Map.of("texts", Map.of(operator, value)), Field.leaf("texts")),
          attempts);
    }
    for (String operator : List.of("eq", "gt", "lte")) {
      both(
          "code." + operator,
          hostile,
          hostile,
          "ID!",
          value -> countries(Map.of("code", Map.of(operator, value))),
          attempts);
    }
    documents(hostile, attempts);
    both("id", hostile, hostile, "ID!", OperandAttempts::country, attempts);
    both("part of an id", hostile, hostile, "ID!", OperandAttempts::seat, attempts);
    both("count", hostile, hostile, "String", OperandAttempts::count, attempts);
    both("relation", hostile, hostile, "String", OperandAttempts::throughRelations, attempts);
    both("nested list", hostile, hostile, "String", OperandAttempts::nested, attempts);
    whole(hostile, attempts);
    regularExpressions(hostile, attempts);
    groups(hostile, attempts);
    scalars(hostile, attempts);
    return attempts;
  }

  /** Attempts in conditions on JSON: in documents, as keys, and in JSON Pointers. */
  private void documents(String hostile, List<Attempt> into) {
    both("a document", hostile, hostile, "JSON!", value -> jsons(Map.of("eq", value)), into);
    both("a key", hostile, hostile, "String!", value -> jsons(Map.of("hasKey", value)), into);
    both(
        "a part of a document",
        hostile,
        hostile,
        "JSON!",
        value -> jsons(Map.of("path", List.of(Map.of("at", "/k", "eq", value)))),
        into);
    both(
        "a step",
        hostile,
        "/" + hostile.replace("~", "~0").replace("/", "~1"),
        "String!",
        value -> jsons(Map.of("path", List.of(Map.of("at", value, "isNull", false)))),
        into);
    Field place =
        jsons(
            Map.of("path", List.of(Map.of("at", new Field.Variable("String!", hostile), "eq", 1))));
    into.add(
        attempt(
            "a place", hostile, place, new Expected.ResultOrRejection(ErrorCode.BAD_USER_INPUT)));
  }

  private static Field jsons(Map<String, Object> json) {
    return root("sparses", "where", Map.of("json", json), Field.leaf("id"));
  }

  private void operand(Operator operator, String hostile, List<Attempt> into) {
    String key = operator.key();
    RootField root = value -> sparses(Map.of("text", Map.of(key, value)));
    boolean endsWithinEscape =
        WITH_ESCAPES.contains(operator.comparison())
            && (hostile.length() - hostile.replaceAll("\\\\+$", "").length()) % 2 == 1;
    if (endsWithinEscape) {
      into.add(attempt(key, hostile, root.of(hostile), REJECTION));
    } else if (ANY_CASE.contains(operator.comparison())
        && hostile.codePointCount(0, hostile.length()) > MAX_ANY_CASE_LENGTH) {
      into.add(attempt(key, hostile, root.of(hostile), TOO_LONG));
      Field variable = root.of(new Field.Variable("String!", hostile));
      into.add(attempt(key + " in a variable", hostile, variable, TOO_LONG));
    } else {
      both(key, hostile, hostile, "String!", root, into);
    }
  }

  /** Creates a root field that contains a value. */
  private interface RootField {
    Field of(Object value);
  }

  private void both(
      String place, String hostile, Object value, String type, RootField root, List<Attempt> into) {
    Field variable = root.of(new Field.Variable(type, value));
    Expected expected = HostileStrings.isText(hostile) ? result(variable) : REJECTION;
    into.add(attempt(place + " in a variable", hostile, variable, expected));
    if (HostileStrings.isText(hostile)) {
      into.add(attempt(place + " in the document", hostile, root.of(value), expected));
    }
  }

  private Expected result(Field root) {
    return new Expected.Result(evaluator.data(List.of(root)).get(root.key()));
  }

  private static Attempt attempt(String place, String hostile, Field root, Expected expected) {
    Document document = Document.of(List.of(root));
    return Attempt.of(place, hostile, document.text(), document.variables(), expected);
  }

  private void whole(String hostile, List<Attempt> into) {
    Map<String, Object> condition =
        Map.of(
            "_or",
            List.of(
                Map.of("text", Map.of("eq", hostile)),
                Map.of("_not", Map.of("text", Map.of("startsWith", hostile)))));
    Field root = sparses(new Field.Variable("SparseWhereInput", condition));
    Expected expected = HostileStrings.isText(hostile) ? result(root) : REJECTION;
    into.add(attempt("where as a variable", hostile, root, expected));
  }

  /** The evaluator does not compute matches of regular expressions, except of escaped strings. */
  private void regularExpressions(String hostile, List<Attempt> into) {
    if (hostile.length() > MAX_PATTERN_LENGTH) {
      return; // some databases take minutes for it, until they are cancelled
    }
    Expected any =
        new Expected.ResultOrRejection(
            ErrorCode.BAD_USER_INPUT, ErrorCode.LIMIT_EXCEEDED, ErrorCode.TIMEOUT);
    for (String operator : List.of("regex", "iregex")) {
      Field root =
          sparses(Map.of("text", Map.of(operator, new Field.Variable("String!", hostile))));
      into.add(attempt(operator, hostile, root, HostileStrings.isText(hostile) ? any : REJECTION));
    }
    if (HostileStrings.isText(hostile)) {
      String escaped = hostile.replaceAll("[\\p{Punct}]", "\\\\$0");
      Field root = sparses(Map.of("text", Map.of("regex", new Field.Variable("String!", escaped))));
      Expected expected = result(sparses(Map.of("text", Map.of("contains", hostile))));
      into.add(attempt("regex, escaped", hostile, root, expected));
    }
  }

  private void groups(String hostile, List<Attempt> into) {
    String query =
        "query ($v: String) { r: sparsesAggregate(groupBy: {text: true},"
            + " having: {_or: [{textMin: {eq: $v}}, {count: {lt: 0}}]}) { text count } }";
    boolean known = HostileStrings.storable().contains(hostile);
    Expected expected =
        HostileStrings.isText(hostile)
            ? new Expected.Result(
                known ? List.of(HostileRows.object("text", hostile, "count", 1L)) : List.of())
            : REJECTION;
    into.add(Attempt.of("having", hostile, query, HostileRows.object("v", hostile), expected));
  }

  /**
   * Attempts with custom scalars: Tag accepts any text that is not blank, the others reject the
   * strings.
   */
  private static void scalars(String hostile, List<Attempt> into) {
    boolean isTag = HostileStrings.isText(hostile) && !hostile.isBlank();
    Expected nothing = isTag ? new Expected.Result(List.of()) : REJECTION;
    for (String condition :
        List.of(
            "tag: {eq: $v}",
            "tag: {in: [$v]}",
            "origin: {maker: {eq: $v}}",
            "next: {tag: {eq: $v}}")) {
      String query = "query ($v: Tag!) { r: wares(where: {" + condition + "}) { id tag } }";
      into.add(Attempt.of(condition, hostile, query, HostileRows.object("v", hostile), nothing));
    }
    String grouped =
        "query ($v: Tag!) { r: waresAggregate(groupBy: {id: true}, having: {tagMin: {eq: $v}}) { id } }";
    into.add(
        Attempt.of("having tagMin", hostile, grouped, HostileRows.object("v", hostile), nothing));
    for (String field : List.of("isbn", "fee", "stamp", "week", "token")) {
      String query = "query ($v: WareWhereInput!) { r: wares(where: $v) { id " + field + " } }";
      Map<String, Object> where = Map.of(field, Map.of("eq", hostile));
      into.add(Attempt.of(field, hostile, query, HostileRows.object("v", where), REJECTION));
    }
  }

  private static Field sparses(Object where) {
    return root("sparses", "where", where, Field.leaf("id"), Field.leaf("text"));
  }

  private static Field countries(Object where) {
    return root("countries", "where", where, Field.leaf("code"));
  }

  private static Field country(Object code) {
    return root("country", "code", code, Field.leaf("code"), Field.leaf("name"));
  }

  private static Field seat(Object room) {
    Map<String, Object> key = new LinkedHashMap<>();
    key.put("room", room);
    key.put("number", "1");
    return new Field("seat", "r", new LinkedHashMap<>(key), List.of(Field.leaf("note")));
  }

  private static Field count(Object value) {
    return root("sparsesCount", "where", Map.of("text", Map.of("neq", value)));
  }

  private static Field throughRelations(Object value) {
    Map<String, Object> some = Map.of("some", Map.of("name", Map.of("eq", value)));
    return root("countries", "where", Map.of("cities", some), Field.leaf("name"));
  }

  /**
   * Parents whose keys are the string, so that it is in the parent key batch of the children's
   * statement.
   */
  private static Field nested(Object value) {
    Field cities =
        new Field(
            "cities",
            "cities",
            new LinkedHashMap<>(Map.of("where", Map.of("name", Map.of("lte", value)))),
            List.of(
                Field.leaf("name"),
                new Field("country", "c", Map.of(), List.of(Field.leaf("name")))));
    return root(
        "countries", "where", Map.of("name", Map.of("eq", value)), Field.leaf("code"), cities);
  }

  private static Field root(String name, String argument, Object value, Field... fields) {
    return new Field(name, "r", new LinkedHashMap<>(Map.of(argument, value)), List.of(fields));
  }
}
