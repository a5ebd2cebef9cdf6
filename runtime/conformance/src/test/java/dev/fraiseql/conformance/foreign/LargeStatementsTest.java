package dev.fraiseql.conformance.foreign;

import static dev.fraiseql.conformance.foreign.Responses.execute;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.engine.FraiseEngine;
import dev.fraiseql.testing.TestDatabase;
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
    String columns =
        IntStream.range(0, RELATIONS)
            .mapToObj(i -> ", r" + i + "_id bigint not null")
            .collect(Collectors.joining());
    String ones = ", 1".repeat(RELATIONS);
    String url =
        ForeignTables.create(
            database,
            "create table nodes (id bigint primary key" + columns + ")",
            "insert into nodes values (1" + ones + ")");
    String relations =
        IntStream.range(0, RELATIONS)
            .mapToObj(i -> ", @Relation Node1 r" + i)
            .collect(Collectors.joining());
    String classes =
        "@Type(plural = \"nodes\", table = \"nodes\") record Node1(@Id long id"
            + relations
            + ") {}";
    return ForeignTables.open(database, url, classes);
  }
}
