package dev.fraiseql.conformance.foreign;

import static dev.fraiseql.conformance.foreign.Responses.execute;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.engine.FraiseEngine;
import dev.fraiseql.testing.TestDatabase;
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
    String url =
        ForeignTables.create(
            database, "create table nodes (id bigint primary key)", "insert into nodes values (1)");
    String classes = "@Type(plural = \"nodes\", table = \"nodes\") record Node1(@Id long id) {}";
    return ForeignTables.open(database, url, classes);
  }
}
