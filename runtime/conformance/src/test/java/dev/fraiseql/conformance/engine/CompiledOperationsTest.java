package dev.fraiseql.conformance.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.conformance.cases.JsonText;
import dev.fraiseql.conformance.world.SqlLog;
import dev.fraiseql.conformance.world.World;
import dev.fraiseql.contract.query.CompiledQuery;
import dev.fraiseql.contract.security.Caller;
import dev.fraiseql.engine.FraiseEngine;
import dev.fraiseql.engine.graphql.GraphQlRequest;
import dev.fraiseql.engine.json.JsonReader;
import dev.fraiseql.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CompiledOperationsTest {
  private static final Path REQUESTS = Path.of("src/test/resources/operations.txt");

  /** A request of a compiled operation. */
  private record Request(String operation, Map<String, Object> variables) {}

  @ParameterizedTest
  @EnumSource
  void giveTheSameBytesByNameByHashAndAdHoc(TestDatabase database) throws IOException {
    FraiseEngine engine = World.of(database).engine(Map.of());
    for (Request request : requests()) {
      CompiledQuery compiled = engine.queries().named(request.operation()).orElseThrow();
      String byName = ask(engine, null, request.operation(), request, null);
      String byHash = ask(engine, null, null, request, compiled.sha256());
      String written = ask(engine, compiled.document(), null, request, null);
      // One more character makes it another document, which nobody compiled.
      String adHocText = compiled.document() + "#";
      assertThat(engine.queries().written(adHocText, null)).isEmpty();
      String adHoc = ask(engine, adHocText, null, request, null);
      assertThat(byName).as("%s", request).isEqualTo(adHoc);
      assertThat(byHash).as("%s", request).isEqualTo(adHoc);
      assertThat(written).as("%s", request).isEqualTo(adHoc);
    }
  }

  @ParameterizedTest
  @EnumSource
  void runTheSameStatementsAsTheSameTextSentAdHoc(TestDatabase database) throws IOException {
    FraiseEngine engine = World.of(database).engine(Map.of());
    for (Request request : requests()) {
      CompiledQuery compiled = engine.queries().named(request.operation()).orElseThrow();
      try (SqlLog ours = new SqlLog()) {
        ask(engine, null, request.operation(), request, null);
        List<String> statements = ours.statements();
        ask(engine, compiled.document() + "#", null, request, null);
        assertThat(ours.statements().subList(statements.size(), ours.statements().size()))
            .as("%s", request)
            .isEqualTo(statements);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void giveTheSameBytesOnEveryDatabase(TestDatabase database) throws IOException {
    FraiseEngine engine = World.of(database).engine(Map.of());
    FraiseEngine first = World.of(TestDatabase.values()[0]).engine(Map.of());
    for (Request request : requests()) {
      assertThat(ask(engine, null, request.operation(), request, null))
          .as("%s", request)
          .isEqualTo(ask(first, null, request.operation(), request, null));
    }
  }

  @Test
  void areAllAskedFor() throws IOException {
    Set<String> asked = requests().stream().map(Request::operation).collect(Collectors.toSet());
    assertThat(World.of(TestDatabase.SQLITE).engine(Map.of()).queries().names())
        .containsExactlyInAnyOrderElementsOf(asked);
  }

  private static String ask(
      FraiseEngine engine, String document, String name, Request request, String sha256) {
    GraphQlRequest asked = new GraphQlRequest(document, name, request.variables(), sha256);
    String answer = engine.graphql().execute(asked, Caller.ANONYMOUS).text();
    return JsonText.withoutCorrelation(answer);
  }

  @SuppressWarnings("unchecked") // an object of JSON
  private static List<Request> requests() throws IOException {
    return Files.readAllLines(REQUESTS).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(line -> line.split(" ", 2))
        .map(parts -> new Request(parts[0], (Map<String, Object>) JsonReader.read(parts[1])))
        .toList();
  }
}
