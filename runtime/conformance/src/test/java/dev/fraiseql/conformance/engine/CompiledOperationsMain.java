package dev.fraiseql.conformance.engine;

import dev.fraiseql.conformance.fixture.DomainDatabase;
import dev.fraiseql.contract.security.Caller;
import dev.fraiseql.engine.EngineSettings;
import dev.fraiseql.engine.FraiseEngine;
import dev.fraiseql.engine.SchemaCheck;
import dev.fraiseql.engine.graphql.GraphQlRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Runs compiled operations, and one document that was not compiled, in a JVM without graphql-java.
 * Prints one response per line; see {@link WithoutGraphQlJavaTest}.
 */
final class CompiledOperationsMain {
  private CompiledOperationsMain() {}

  public static void main(String[] arguments) {
    try (FraiseEngine engine =
        FraiseEngine.open(
            new EngineSettings(arguments[0]).withSchemaCheck(SchemaCheck.OFF),
            DomainDatabase.catalogs())) {
      print(engine, new GraphQlRequest(null, "OneSpecimen", Map.of("id", 12L), null));
      print(
          engine,
          new GraphQlRequest(
              null,
              "Anything",
              Map.of("brief", false, "name", "Ada", "where", Map.of("name", Map.of("eq", "Cyd"))),
              null));
      print(
          engine,
          new GraphQlRequest(
              null,
              "Spending",
              Map.of(
                  "from",
                  "2026-01-02",
                  "min",
                  0L,
                  "brief",
                  false,
                  "order",
                  Map.of("count", "DESC")),
              null));
      print(engine, new GraphQlRequest(null, "Pages", Map.of("last", 3L), null));
      print(engine, new GraphQlRequest(null, "AnyNode", Map.of("id", arguments[1]), null));
      print(engine, new GraphQlRequest("{ citiesCount }"));
    }
  }

  private static void print(FraiseEngine engine, GraphQlRequest request) {
    byte[] response =
        engine.graphql().execute(request, Caller.ANONYMOUS).text().getBytes(StandardCharsets.UTF_8);
    System.out.writeBytes(response);
    System.out.println();
  }
}
