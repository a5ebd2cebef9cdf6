package dev.fraiseql.conformance.foreign;

import static dev.fraiseql.conformance.foreign.Responses.execute;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.engine.FraiseEngine;
import dev.fraiseql.testing.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Long texts with equal beginnings, negative zeros, and sums of doubles beyond their range. */
class ExtremeValuesTest {
  private static final String LONG = "x".repeat(3000);

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void groupsLongTextsAndNegativeZerosByValue(TestDatabase database) {
    try (FraiseEngine engine = open(database)) {
      String groups =
          execute(
              engine, "{ notesAggregate(groupBy: {text: true}) { text count idCountDistinct } }");
      assertThat(groups)
          .contains(LONG + "a\",\"count\":2,\"idCountDistinct\":2")
          .contains(LONG + "b\",\"count\":1,\"idCountDistinct\":1");
      assertThat(
              execute(
                  engine,
                  "{ notesAggregate(groupBy: {size: true}, where: {size: {eq: 0}}) { count } }"))
          .isEqualTo("{\"data\":{\"notesAggregate\":[{\"count\":2}]}}");
      assertThat(
              execute(engine, "{ notesAggregate(where: {size: {eq: 0}}) { sizeCountDistinct } }"))
          .isEqualTo("{\"data\":{\"notesAggregate\":[{\"sizeCountDistinct\":1}]}}");
    }
  }

  @ParameterizedTest
  @EnumSource(value = TestDatabase.class, mode = EnumSource.Mode.EXCLUDE, names = "MYSQL")
  void sortsLongTextsByTheirEnds(TestDatabase database) {
    try (FraiseEngine engine = open(database)) {
      assertThat(execute(engine, "{ notes(orderBy: [{text: ASC}, {id: ASC}]) { id } }"))
          .isEqualTo("{\"data\":{\"notes\":[{\"id\":\"2\"},{\"id\":\"3\"},{\"id\":\"1\"}]}}");
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = TestDatabase.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"MYSQL", "MARIADB"})
  void reportsSumsBeyondTheRangeAsFieldErrors(TestDatabase database) {
    try (FraiseEngine engine = open(database)) {
      assertThat(execute(engine, "{ measuresAggregate { count valueSum valueMax } }"))
          .startsWith("{\"errors\":[{\"message\":")
          .contains("\"path\":[\"measuresAggregate\",0,\"valueSum\"]")
          .endsWith(
              "\"data\":{\"measuresAggregate\":[{\"count\":4,\"valueSum\":null,\"valueMax\":1.5E308}]}}");
      assertThat(
              execute(engine, "{ measuresAggregate(where: {id: {in: [1, 3, 4]}}) { valueSum } }"))
          .isEqualTo("{\"data\":{\"measuresAggregate\":[{\"valueSum\":1.5E308}]}}");
      assertThat(
              execute(
                  engine, "{ measuresAggregate(where: {id: {in: [3, 4]}}) { valueSum valueAvg } }"))
          .isEqualTo("{\"data\":{\"measuresAggregate\":[{\"valueSum\":3.75,\"valueAvg\":1.875}]}}");
      assertThat(execute(engine, "{ measuresAggregate(where: {id: {in: []}}) { valueSum } }"))
          .isEqualTo("{\"data\":{\"measuresAggregate\":[{\"valueSum\":null}]}}");
    }
  }

  private static FraiseEngine open(TestDatabase database) {
    String text =
        switch (database) {
          case POSTGRESQL -> "text collate \"C\"";
          case MYSQL, MARIADB -> "longtext character set utf8mb4 collate utf8mb4_bin";
          case SQLITE -> "text";
        };
    String real = database == TestDatabase.SQLITE ? "real" : "double precision";
    String url =
        ForeignTables.create(
            database,
            "create table notes (id bigint primary key, text %s not null, size %s not null)"
                .formatted(text, real),
            "insert into notes values (1, '%1$sb', 0e0), (2, '%1$sa', -0e0), (3, '%1$sa', 7)"
                .formatted(LONG),
            "create table measures (id bigint primary key, value %s)".formatted(real),
            "insert into measures values (1, 1.5e308), (2, 1.5e308), (3, 1.5), (4, 2.25)");
    String classes =
        "@Type record Note(@Id long id, String text, double size) {}\n"
            + "@Type record Measure(@Id long id, @Nullable Double value) {}";
    return ForeignTables.open(database, url, classes);
  }
}
