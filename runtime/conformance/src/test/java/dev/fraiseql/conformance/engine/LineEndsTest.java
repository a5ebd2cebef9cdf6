package dev.fraiseql.conformance.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.conformance.world.World;
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
 * The two characters that end a line on Windows, which a regular expression of ICU takes for one.
 */
class LineEndsTest {

  @ParameterizedTest
  @EnumSource
  void areTwoCharactersToEveryPattern(TestDatabase database) throws Exception {
    World world = World.fresh(database);
    try (Connection connection = world.connect();
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
      assertThat(found(world, operator, "_")).isEqualTo("[]");
      assertThat(found(world, operator, "__")).isEqualTo("[{\"id\":\"1\"}]");
      assertThat(found(world, operator, "a_\nb")).isEqualTo("[{\"id\":\"2\"}]");
      assertThat(found(world, operator, "%\n")).isEqualTo("[{\"id\":\"1\"}]");
      assertThat(found(world, operator, "%\n%")).isEqualTo("[{\"id\":\"1\"},{\"id\":\"2\"}]");
    }
  }

  private static String found(World world, String operator, String pattern) {
    GraphQlRequest request =
        new GraphQlRequest(
            "query ($pattern: String) { s: specimens(where: {id: {lte: 2}, text: {%s: $pattern}}) { id } }"
                .formatted(operator),
            null,
            Map.of("pattern", pattern),
            null);
    String answer = world.engine(Map.of()).graphql().execute(request, Caller.ANONYMOUS).text();
    return answer.replaceAll("^\\{\"data\":\\{\"s\":|}}$", "");
  }
}
