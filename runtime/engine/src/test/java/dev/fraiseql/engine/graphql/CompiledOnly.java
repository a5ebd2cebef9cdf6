package dev.fraiseql.engine.graphql;

import dev.fraiseql.contract.security.Caller;
import dev.fraiseql.engine.FraiseEngine;
import dev.fraiseql.engine.library.Library;
import dev.fraiseql.jdbc.DatabaseAddress;
import java.util.Map;

/**
 * A program that {@link WithoutGraphQlJavaTest} runs in a JVM of its own: it prints results, one a
 * line.
 */
final class CompiledOnly {
  private CompiledOnly() {}

  /** Reads the database at the first argument. */
  public static void main(String[] arguments) {
    try (FraiseEngine engine = Library.open(new DatabaseAddress(arguments[0]))) {
      print(engine, new GraphQlRequest(null, "ByAuthor", Map.of("id", "1"), null));
      print(engine, new GraphQlRequest(null, "ByAuthor", Map.of("id", "x"), null));
      print(engine, new GraphQlRequest("{ booksCount }"));
      print(engine, new GraphQlRequest(null, "ByAuthor", Map.of("id", "2"), null));
    }
  }

  private static void print(FraiseEngine engine, GraphQlRequest request) {
    System.out.println(engine.graphql().execute(request, Caller.ANONYMOUS).text());
  }
}
