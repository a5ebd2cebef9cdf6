package dev.fraiseql.engine.graphql;

import dev.fraiseql.annotations.Database;
import dev.fraiseql.contract.RequestException.Location;
import dev.fraiseql.contract.query.CompiledQuery;
import dev.fraiseql.contract.query.Operand;
import dev.fraiseql.contract.query.Plan;
import dev.fraiseql.contract.query.Variable;
import dev.fraiseql.contract.security.Caller;
import dev.fraiseql.engine.FraiseEngine;
import dev.fraiseql.engine.Limits;
import dev.fraiseql.engine.library.Library;
import dev.fraiseql.jdbc.DatabaseAddress;
import dev.fraiseql.plan.bind.FieldNode;
import dev.fraiseql.plan.bind.OperationNode;
import dev.fraiseql.plan.query.Planner;
import dev.fraiseql.plan.sql.Dialects;
import java.util.List;
import java.util.Map;

/**
 * A program that {@link WithoutGraphQlJavaTest} runs in a JVM of its own: it prints answers, one a
 * line.
 */
final class CompiledOnly {
  private CompiledOnly() {}

  /** Answers from the database at the first argument. */
  public static void main(String[] arguments) {
    DatabaseAddress address = new DatabaseAddress(arguments[0]);
    try (FraiseEngine engine =
        Library.open(address, Limits.DEFAULT, database -> List.of(operation(database)))) {
      print(engine, new GraphQlRequest(null, "ByAuthor", Map.of("id", "1"), null));
      print(engine, new GraphQlRequest(null, "ByAuthor", Map.of("id", "x"), null));
      print(engine, new GraphQlRequest("{ booksCount }"));
      print(engine, new GraphQlRequest(null, "ByAuthor", Map.of("id", "2"), null));
    }
  }

  private static void print(FraiseEngine engine, GraphQlRequest request) {
    System.out.println(engine.graphql().execute(request, Caller.ANONYMOUS).text());
  }

  private static CompiledQuery operation(Database database) {
    FieldNode title = field("title", Map.of(), List.of());
    FieldNode books = field("books", Map.of(), List.of(title));
    FieldNode author = field("author", Map.of("id", new Operand.Variable(0)), List.of(books));
    OperationNode node =
        new OperationNode(
            OperationNode.Kind.QUERY,
            "ByAuthor",
            List.of(new Variable("id", "ID!")),
            List.of(author));
    Plan plan = new Planner(Library.MODEL, Dialects.of(database)).plan(node, 0);
    return new CompiledQuery() {
      @Override
      public String name() {
        return "ByAuthor";
      }

      @Override
      public String document() {
        return "";
      }

      @Override
      public String sha256() {
        return "00";
      }

      @Override
      public List<Variable> variables() {
        return node.variables();
      }

      @Override
      public List<Integer> switches() {
        return List.of();
      }

      @Override
      public Plan plan(int switchBits) {
        return plan;
      }
    };
  }

  private static FieldNode field(
      String name, Map<String, Object> arguments, List<FieldNode> fields) {
    return new FieldNode(name, name, arguments, List.of(), fields, new Location(1, 1));
  }
}
