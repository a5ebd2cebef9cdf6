package dev.fraiseql.conformance.injection;

import dev.fraiseql.conformance.injection.Attempt.Expected;
import dev.fraiseql.conformance.random.Document;
import dev.fraiseql.conformance.random.Evaluation;
import dev.fraiseql.conformance.random.Field;
import dev.fraiseql.contract.ErrorCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts a string where values of conditions and keys stand, in the document and in variables. */
final class OperandAttempts {
  private static final List<String> OPERATORS =
      List.of(
          "eq",
          "neq",
          "gt",
          "gte",
          "lt",
          "lte",
          "contains",
          "icontains",
          "startsWith",
          "istartsWith",
          "endsWith",
          "iendsWith",
          "like",
          "ilike");

  private static final Expected REFUSED =
      new Expected.Refusal(
          ErrorCode.BAD_USER_INPUT,
          ErrorCode.GRAPHQL_VALIDATION_FAILED,
          ErrorCode.GRAPHQL_PARSE_FAILED);

  private static final int LONGEST_PATTERN = 200;

  private final Evaluation evaluation;

  OperandAttempts(Evaluation evaluation) {
    this.evaluation = evaluation;
  }

  List<Attempt> of(String hostile) {
    List<Attempt> attempts = new ArrayList<>();
    for (String operator : OPERATORS) {
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
          value -> root("bags", "where", Map.of("texts", Map.of(operator, value)), leaf("texts")),
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

  /** Within documents, as keys of theirs, and as places in them. */
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
    into.add(asked("a place", hostile, place, new Expected.Either(ErrorCode.BAD_USER_INPUT)));
  }

  private static Field jsons(Map<String, Object> json) {
    return root("sparses", "where", Map.of("json", json), leaf("id"));
  }

  private void operand(String operator, String hostile, List<Attempt> into) {
    Asking asking = value -> sparses(Map.of("text", Map.of(operator, value)));
    boolean endsWithinEscape =
        operator.endsWith("like")
            && (hostile.length() - hostile.replaceAll("\\\\+$", "").length()) % 2 == 1;
    if (endsWithinEscape) {
      into.add(asked(operator, hostile, asking.about(hostile), REFUSED));
    } else {
      both(operator, hostile, hostile, "String!", asking, into);
    }
  }

  /** Makes a root field of a value. */
  private interface Asking {
    Field about(Object value);
  }

  private void both(
      String place, String hostile, Object value, String type, Asking asking, List<Attempt> into) {
    Field variable = asking.about(new Field.Variable(type, value));
    Expected expected = Hostile.isText(hostile) ? answer(variable) : REFUSED;
    into.add(asked(place + " in a variable", hostile, variable, expected));
    if (Hostile.isText(hostile)) {
      into.add(asked(place + " in the document", hostile, asking.about(value), expected));
    }
  }

  private Expected answer(Field root) {
    return new Expected.Answer(evaluation.data(List.of(root)).get(root.key()));
  }

  private static Attempt asked(String place, String hostile, Field root, Expected expected) {
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
    Expected expected = Hostile.isText(hostile) ? answer(root) : REFUSED;
    into.add(asked("where as a variable", hostile, root, expected));
  }

  /** What the string means as a pattern is not worked out here, but what it means escaped is. */
  private void regularExpressions(String hostile, List<Attempt> into) {
    if (hostile.length() > LONGEST_PATTERN) {
      return; // minutes of work for some databases, until they are stopped
    }
    Expected any =
        new Expected.Either(ErrorCode.BAD_USER_INPUT, ErrorCode.LIMIT_EXCEEDED, ErrorCode.TIMEOUT);
    for (String operator : List.of("regex", "iregex")) {
      Field root =
          sparses(Map.of("text", Map.of(operator, new Field.Variable("String!", hostile))));
      into.add(asked(operator, hostile, root, Hostile.isText(hostile) ? any : REFUSED));
    }
    if (Hostile.isText(hostile)) {
      String escaped = hostile.replaceAll("[\\p{Punct}]", "\\\\$0");
      Field root = sparses(Map.of("text", Map.of("regex", new Field.Variable("String!", escaped))));
      Expected expected = answer(sparses(Map.of("text", Map.of("contains", hostile))));
      into.add(asked("regex, escaped", hostile, root, expected));
    }
  }

  private void groups(String hostile, List<Attempt> into) {
    String query =
        "query ($v: String) { r: sparsesAggregate(groupBy: {text: true},"
            + " having: {_or: [{textMin: {eq: $v}}, {count: {lt: 0}}]}) { text count } }";
    boolean known = Hostile.storable().contains(hostile);
    Expected expected =
        Hostile.isText(hostile)
            ? new Expected.Answer(
                known ? List.of(HostileWorld.object("text", hostile, "count", 1L)) : List.of())
            : REFUSED;
    into.add(Attempt.of("having", hostile, query, HostileWorld.object("v", hostile), expected));
  }

  /** What a record of the author's makes a value of is that value; what it refuses is none. */
  private static void scalars(String hostile, List<Attempt> into) {
    boolean isWord = Hostile.isText(hostile) && !hostile.isBlank();
    Expected nothing = isWord ? new Expected.Answer(List.of()) : REFUSED;
    for (String condition :
        List.of(
            "tag: {eq: $v}",
            "tag: {in: [$v]}",
            "origin: {maker: {eq: $v}}",
            "next: {tag: {eq: $v}}")) {
      String query = "query ($v: Tag!) { r: wares(where: {" + condition + "}) { id tag } }";
      into.add(Attempt.of(condition, hostile, query, HostileWorld.object("v", hostile), nothing));
    }
    String grouped =
        "query ($v: Tag!) { r: waresAggregate(groupBy: {id: true}, having: {tagMin: {eq: $v}}) { id } }";
    into.add(
        Attempt.of("having tagMin", hostile, grouped, HostileWorld.object("v", hostile), nothing));
    for (String refused : List.of("isbn", "fee", "stamp", "week", "token")) {
      String query = "query ($v: WareWhereInput!) { r: wares(where: $v) { id " + refused + " } }";
      Map<String, Object> where = Map.of(refused, Map.of("eq", hostile));
      into.add(Attempt.of(refused, hostile, query, HostileWorld.object("v", where), REFUSED));
    }
  }

  private static Field sparses(Object where) {
    return root("sparses", "where", where, leaf("id"), leaf("text"));
  }

  private static Field countries(Object where) {
    return root("countries", "where", where, leaf("code"));
  }

  private static Field country(Object code) {
    return root("country", "code", code, leaf("code"), leaf("name"));
  }

  private static Field seat(Object room) {
    Map<String, Object> key = new LinkedHashMap<>();
    key.put("room", room);
    key.put("number", "1");
    return new Field("seat", "r", new LinkedHashMap<>(key), List.of(leaf("note")));
  }

  private static Field count(Object value) {
    return root("sparsesCount", "where", Map.of("text", Map.of("neq", value)));
  }

  private static Field throughRelations(Object value) {
    Map<String, Object> some = Map.of("some", Map.of("name", Map.of("eq", value)));
    return root("countries", "where", Map.of("cities", some), leaf("name"));
  }

  /** Parents whose keys are the string, so that it is a key of their children's statement. */
  private static Field nested(Object value) {
    Field cities =
        new Field(
            "cities",
            "cities",
            new LinkedHashMap<>(Map.of("where", Map.of("name", Map.of("lte", value)))),
            List.of(leaf("name"), new Field("country", "c", Map.of(), List.of(leaf("name")))));
    return root("countries", "where", Map.of("name", Map.of("eq", value)), leaf("code"), cities);
  }

  private static Field root(String name, String argument, Object value, Field... fields) {
    return new Field(name, "r", new LinkedHashMap<>(Map.of(argument, value)), List.of(fields));
  }

  private static Field leaf(String name) {
    return new Field(name, name, Map.of(), List.of());
  }
}
