package dev.fraiseql.conformance.foreign;

import static dev.fraiseql.conformance.foreign.Responses.execute;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.engine.EngineSettings;
import dev.fraiseql.engine.FraiseEngine;
import dev.fraiseql.engine.Limits;
import dev.fraiseql.testing.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Statements of many conditions. */
class LargeStatementsTest {
  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void combinesThousandsOfConditions(TestDatabase database) {
    try (FraiseEngine engine = open(database)) {
      String conditions =
          IntStream.range(0, 3000)
              .mapToObj(i -> "{id: {eq: " + i + "}}")
              .collect(Collectors.joining(", "));
      assertThat(execute(engine, "{ nodesCount(where: {_or: [" + conditions + "]}) }"))
          .isEqualTo("{\"data\":{\"nodesCount\":1}}");
    }
  }

  private static FraiseEngine open(TestDatabase database) {
    String url = database.newDatabase();
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute("create table nodes (id bigint primary key)");
      statement.execute("insert into nodes values (1)");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return FraiseEngine.open(
        new EngineSettings(url, null, null, 2, Limits.DEFAULT),
        CompiledTypes.of(
            database, "@Type(plural = \"nodes\", table = \"nodes\") record Node1(@Id long id) {}"));
  }
}
