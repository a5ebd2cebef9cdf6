package dev.fraiseql.conformance.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.conformance.cases.ResponseJson;
import dev.fraiseql.conformance.fixture.DomainDatabase;
import dev.fraiseql.conformance.fixture.SqlLog;
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

  /** A compiled operation with its variables. */
  private record Request(String operation, Map<String, Object> variables) {}

  @ParameterizedTest
  @EnumSource
  void returnTheSameBytesByNameByHashAndAdHoc(TestDatabase database) throws IOException {
    FraiseEngine engine = DomainDatabase.of(database).engine(Map.of());
    for (Request request : requests()) {
      CompiledQuery compiled = engine.queries().named(request.operation()).orElseThrow();
      String byName = execute(engine, null, request.operation(), request, null);
      String byHash = execute(engine, null, null, request, compiled.sha256());
      String byDocument = execute(engine, compiled.document(), null, request, null);
      // One more character makes it an ad hoc document.
      String adHocText = compiled.document() + "#";
      assertThat(engine.queries().written(adHocText, null)).isEmpty();
      String adHoc = execute(engine, adHocText, null, request, null);
      assertThat(byName).as("%s", request).isEqualTo(adHoc);
      assertThat(byHash).as("%s", request).isEqualTo(adHoc);
      assertThat(byDocument).as("%s", request).isEqualTo(adHoc);
    }
  }

  @ParameterizedTest
  @EnumSource
  void runTheSameStatementsAsTheAdHocDocument(TestDatabase database) throws IOException {
    FraiseEngine engine = DomainDatabase.of(database).engine(Map.of());
    for (Request request : requests()) {
      CompiledQuery compiled = engine.queries().named(request.operation()).orElseThrow();
      try (SqlLog log = new SqlLog()) {
        execute(engine, null, request.operation(), request, null);
        List<String> statements = log.statements();
        execute(engine, compiled.document() + "#", null, request, null);
        assertThat(log.statements().subList(statements.size(), log.statements().size()))
            .as("%s", request)
            .isEqualTo(statements);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void returnTheSameBytesOnEveryDatabase(TestDatabase database) throws IOException {
    FraiseEngine engine = DomainDatabase.of(database).engine(Map.of());
    FraiseEngine first = DomainDatabase.of(TestDatabase.values()[0]).engine(Map.of());
    for (Request request : requests()) {
      assertThat(execute(engine, null, request.operation(), request, null))
          .as("%s", request)
          .isEqualTo(execute(first, null, request.operation(), request, null));
    }
  }

  @Test
  void areAllTestedHere() throws IOException {
    Set<String> tested = requests().stream().map(Request::operation).collect(Collectors.toSet());
    assertThat(DomainDatabase.of(TestDatabase.SQLITE).engine(Map.of()).queries().names())
        .containsExactlyInAnyOrderElementsOf(tested);
  }

  private static String execute(
      FraiseEngine engine, String document, String name, Request request, String sha256) {
    GraphQlRequest sent = new GraphQlRequest(document, name, request.variables(), sha256);
    String response = engine.graphql().execute(sent, Caller.ANONYMOUS).text();
    return ResponseJson.withoutCorrelation(response);
  }

  @SuppressWarnings("unchecked") // a JSON object
  private static List<Request> requests() throws IOException {
    return Files.readAllLines(REQUESTS).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(line -> line.split(" ", 2))
        .map(parts -> new Request(parts[0], (Map<String, Object>) JsonReader.read(parts[1])))
        .toList();
  }
}
