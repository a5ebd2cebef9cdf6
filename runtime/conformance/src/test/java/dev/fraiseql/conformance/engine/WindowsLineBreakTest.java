package dev.fraiseql.conformance.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.conformance.fixture.DomainDatabase;
import dev.fraiseql.contract.security.Caller;
import dev.fraiseql.engine.graphql.GraphQlRequest;
import dev.fraiseql.testing.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * In patterns, the Windows line break CR LF is two characters. ICU's regular expressions match it
 * as one.
 */
class WindowsLineBreakTest {

  @ParameterizedTest
  @EnumSource
  void isTwoCharactersInEveryPattern(TestDatabase database) throws Exception {
    DomainDatabase domain = DomainDatabase.fresh(database);
    try (Connection connection = domain.connect();
        PreparedStatement update =
            connection.prepareStatement("update specimens set text = ? where id = ?")) {
      List<String> texts = List.of("\r\n", "a\r\nb");
      for (int i = 0; i < texts.size(); i++) {
        update.setString(1, texts.get(i));
        update.setLong(2, i + 1);
        update.executeUpdate();
      }
    }
    for (String operator : List.of("like", "ilike")) {
      assertThat(found(domain, operator, "_")).isEqualTo("[]");
      assertThat(found(domain, operator, "__")).isEqualTo("[{\"id\":\"1\"}]");
      assertThat(found(domain, operator, "a_\nb")).isEqualTo("[{\"id\":\"2\"}]");
      assertThat(found(domain, operator, "%\n")).isEqualTo("[{\"id\":\"1\"}]");
      assertThat(found(domain, operator, "%\n%")).isEqualTo("[{\"id\":\"1\"},{\"id\":\"2\"}]");
    }
  }

  private static String found(DomainDatabase domain, String operator, String pattern) {
    GraphQlRequest request =
        new GraphQlRequest(
            "query ($pattern: String) { s: specimens(where: {id: {lte: 2}, text: {%s: $pattern}}) { id } }"
                .formatted(operator),
            null,
            Map.of("pattern", pattern),
            null);
    String response = domain.engine(Map.of()).graphql().execute(request, Caller.ANONYMOUS).text();
    return response.replaceAll("^\\{\"data\":\\{\"s\":|}}$", "");
  }
}
