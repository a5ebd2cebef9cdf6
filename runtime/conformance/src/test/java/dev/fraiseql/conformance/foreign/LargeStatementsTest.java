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

/** Statements of many conditions and many joins. */
class LargeStatementsTest {
  private static final int RELATIONS = 70;

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

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void joinsAsManyTablesAsTheDatabaseAllows(TestDatabase database) {
    try (FraiseEngine engine = open(database)) {
      String response = execute(engine, "{ nodes { id " + relations(RELATIONS) + "} }");
      if (database == TestDatabase.POSTGRESQL) {
        assertThat(response)
            .startsWith("{\"data\":{\"nodes\":[{\"id\":\"1\",\"r0\":{\"id\":\"1\"}");
      } else {
        assertThat(response)
            .contains("The selection of Node1 reads 71 tables in one statement")
            .contains("\"code\":\"LIMIT_EXCEEDED\"");
      }
      assertThat(execute(engine, "{ nodes { id " + relations(60) + "} }"))
          .startsWith("{\"data\":{\"nodes\":[{\"id\":\"1\",\"r0\":{\"id\":\"1\"}");
    }
  }

  private static String relations(int number) {
    return IntStream.range(0, number)
        .mapToObj(i -> "r" + i + " { id } ")
        .collect(Collectors.joining());
  }

  private static FraiseEngine open(TestDatabase database) {
    String url = database.newDatabase();
    String columns =
        IntStream.range(0, RELATIONS)
            .mapToObj(i -> ", r" + i + "_id bigint not null")
            .collect(Collectors.joining());
    String ones = ", 1".repeat(RELATIONS);
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute("create table nodes (id bigint primary key" + columns + ")");
      statement.execute("insert into nodes values (1" + ones + ")");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    String relations =
        IntStream.range(0, RELATIONS)
            .mapToObj(i -> ", @Relation Node1 r" + i)
            .collect(Collectors.joining());
    String classes =
        "@Type(plural = \"nodes\", table = \"nodes\") record Node1(@Id long id"
            + relations
            + ") {}";
    return FraiseEngine.open(
        new EngineSettings(url, null, null, 2, Limits.DEFAULT),
        CompiledTypes.of(database, classes));
  }
}
