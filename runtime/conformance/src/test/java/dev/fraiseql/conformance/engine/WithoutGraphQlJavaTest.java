package dev.fraiseql.conformance.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.conformance.fixture.DomainDatabase;
import dev.fraiseql.contract.security.Caller;
import dev.fraiseql.engine.FraiseEngine;
import dev.fraiseql.engine.graphql.GraphQlRequest;
import dev.fraiseql.testing.TestDatabase;
import java.io.File;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class WithoutGraphQlJavaTest {
  /** The {@code nodeId} of Paris. */
  private static final String CITY = "WyJDaXR5IiwiMSJd";

  @ParameterizedTest
  @EnumSource
  void compiledOperationsReturnTheSameResponses(TestDatabase database) throws Exception {
    DomainDatabase domain = DomainDatabase.of(database);
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPathWithout("graphql-java", "fraiseql-cli"),
                CompiledOperationsMain.class.getName(),
                domain.url(),
                CITY)
            .redirectError(Redirect.DISCARD)
            .start();
    List<String> lines =
        new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    assertThat(child.waitFor()).isZero();
    FraiseEngine engine = domain.engine(Map.of());
    assertThat(lines).hasSize(6);
    assertThat(lines.get(0)).isEqualTo(execute(engine, "OneSpecimen", Map.of("id", 12L)));
    assertThat(lines.get(1))
        .isEqualTo(
            execute(
                engine,
                "Anything",
                Map.of(
                    "brief", false, "name", "Ada", "where", Map.of("name", Map.of("eq", "Cyd")))));
    assertThat(lines.get(2))
        .contains("priceSum")
        .isEqualTo(
            execute(
                engine,
                "Spending",
                Map.of(
                    "from",
                    "2026-01-02",
                    "min",
                    0L,
                    "brief",
                    false,
                    "order",
                    Map.of("count", "DESC"))));
    assertThat(lines.get(3))
        .isEqualTo(execute(engine, "Pages", Map.of("last", 3L)))
        .contains("cursor")
        .doesNotContain("errors");
    assertThat(lines.get(4))
        .isEqualTo(execute(engine, "AnyNode", Map.of("id", CITY)))
        .contains("Paris");
    assertThat(lines.get(5)).contains("graphql-java is not on the class path");
  }

  /** The manifest of the command line's jar names all libraries, so it is left out as well. */
  private static String classPathWithout(String... jars) {
    String all = System.getProperty("java.class.path");
    String without =
        Arrays.stream(all.split(File.pathSeparator))
            .filter(entry ->
                Arrays.stream(jars).noneMatch(Path.of(entry).getFileName().toString()::startsWith))
            .collect(Collectors.joining(File.pathSeparator));
    assertThat(without).isNotEqualTo(all);
    return without;
  }

  private static String execute(
      FraiseEngine engine, String operation, Map<String, Object> variables) {
    GraphQlRequest request = new GraphQlRequest(null, operation, variables, null);
    return engine.graphql().execute(request, Caller.ANONYMOUS).text();
  }
}
