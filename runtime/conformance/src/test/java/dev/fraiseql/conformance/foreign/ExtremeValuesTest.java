package dev.fraiseql.conformance.foreign;

import static dev.fraiseql.conformance.foreign.Responses.execute;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.engine.FraiseEngine;
import dev.fraiseql.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
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
  @EnumSource(TestDatabase.class)
  void sortsLongTextsByTheirEnds(TestDatabase database) {
    try (FraiseEngine engine = open(database)) {
      assertThat(execute(engine, "{ notes(orderBy: [{text: ASC}, {id: ASC}]) { id } }"))
          .isEqualTo("{\"data\":{\"notes\":[{\"id\":\"2\"},{\"id\":\"3\"},{\"id\":\"1\"}]}}");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
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

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void reportsSumsOfGroupsAsFieldErrors(TestDatabase database) {
    String groups =
        "[{\"kind\":1,\"valueSum\":null,\"valueAvg\":1.5E308},"
            + "{\"kind\":2,\"valueSum\":1.5,\"valueAvg\":1.5},"
            + "{\"kind\":3,\"valueSum\":null,\"valueAvg\":-1.5E308}";
    try (FraiseEngine engine = open(database)) {
      for (String field :
          List.of(
              "gaugesAggregate(groupBy: {kind: true}, orderBy: [{kind: ASC}], limit: 3)",
              "gaugesAggregate(groupBy: {kind: true}, orderBy: [{kind: ASC}], where: {kind: {lt: 4}})")) {
        assertThat(execute(engine, "{ " + field + " { kind valueSum valueAvg } }"))
            .contains("\"path\":[\"gaugesAggregate\",0,\"valueSum\"]")
            .contains("\"path\":[\"gaugesAggregate\",2,\"valueSum\"]")
            .endsWith("\"data\":{\"gaugesAggregate\":" + groups + "]}}");
        assertThat(execute(engine, "{ stations { " + field + " { kind valueSum valueAvg } } }"))
            .contains("\"path\":[\"stations\",0,\"gaugesAggregate\",2,\"valueSum\"]")
            .endsWith("\"data\":{\"stations\":[{\"gaugesAggregate\":" + groups + "]}]}}");
      }
      assertThat(execute(engine, "{ gaugesAggregate(where: {kind: {eq: 4}}) { valueSum } }"))
          .isEqualTo("{\"data\":{\"gaugesAggregate\":[{\"valueSum\":1.7976931348623157E308}]}}");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void pagesSeeEachLongTextOnce(TestDatabase database) {
    try (FraiseEngine engine = open(database)) {
      for (String[] direction :
          List.of(
              new String[] {"first", "after", "endCursor"},
              new String[] {"last", "before", "startCursor"})) {
        List<String> seen = new ArrayList<>();
        String cursor = "null";
        for (int page = 0; page < 13; page++) {
          String response =
              execute(
                  engine,
                  "{ volumesConnection(orderBy: [{text: ASC}], %s: 1, %s: %s) { nodes { id } pageInfo { %s } } }"
                      .formatted(direction[0], direction[1], cursor, direction[2]));
          if (response.contains("\"nodes\":[]")) {
            break;
          }
          seen.add(response.replaceAll(".*\"id\":\"(\\d+)\".*", "$1"));
          cursor = response.replaceAll(".*Cursor\":(\"[^\"]*\").*", "$1");
        }
        assertThat(direction[0].equals("first") ? seen : seen.reversed())
            .isEqualTo(List.of("0", "7", "10", "5", "2", "9", "4", "11", "6", "1", "8", "3"));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void findsLongTextsInAnyLetterCase(TestDatabase database) {
    try (FraiseEngine engine = open(database)) {
      String document = "{ essays(where: {text: {%s: \"%s\"}}) { id } }";
      for (String letter : List.of("k", "s", "\u03b8", "\ud801\udc00", "_")) {
        for (String operator : List.of("icontains", "istartsWith", "iendsWith", "ilike")) {
          assertThat(execute(engine, document.formatted(operator, letter.repeat(1_000))))
              .as("%s %s", operator, letter)
              .isEqualTo("{\"data\":{\"essays\":[]}}");
          assertThat(execute(engine, document.formatted(operator, letter.repeat(1_001))))
              .as("%s %s", operator, letter)
              .contains("LIMIT_EXCEEDED", "at most 1000 characters, but this one has 1001");
        }
      }
      assertThat(execute(engine, document.formatted("icontains", "Y".repeat(1_000))))
          .isEqualTo("{\"data\":{\"essays\":[{\"id\":\"1\"}]}}");
      assertThat(execute(engine, document.formatted("contains", "y".repeat(60_000))))
          .isEqualTo("{\"data\":{\"essays\":[{\"id\":\"1\"}]}}");
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
    List<String> statements =
        new ArrayList<>(
            List.of(
                "create table notes (id bigint primary key, text %s not null, size %s not null)"
                    .formatted(text, real),
                "insert into notes values (1, '%1$sb', 0e0), (2, '%1$sa', -0e0), (3, '%1$sa', 7)"
                    .formatted(LONG),
                "create table measures (id bigint primary key, value %s)".formatted(real),
                "insert into measures values (1, 1.5e308), (2, 1.5e308), (3, 1.5), (4, 2.25)",
                "create table stations (id bigint primary key)",
                "insert into stations values (1)",
                "create table gauges (id bigint primary key, station_id bigint not null,"
                    + " kind int not null, value %s)".formatted(real),
                "insert into gauges values (1, 1, 1, 1.5e308), (2, 1, 1, 1.5e308), (3, 1, 2, 1.5),"
                    + " (4, 1, 2, null), (5, 1, 3, -1.5e308), (6, 1, 3, -1.5e308),"
                    + " (7, 1, 4, 1.7976931348623157e308)",
                "create table essays (id bigint primary key, text %s not null)".formatted(text),
                "insert into essays values (1, '%s'), (2, 'x')".formatted("y".repeat(60_000)),
                "create table volumes (id bigint primary key, text %s not null)".formatted(text)));
    for (int id = 0; id < 12; id++) {
      statements.add("insert into volumes values (%d, '%s%d')".formatted(id, LONG, id * 7 % 12));
    }
    String url = ForeignTables.create(database, statements.toArray(String[]::new));
    String classes =
        "@Type record Note(@Id long id, String text, double size) {}\n"
            + "@Type record Measure(@Id long id, @Nullable Double value) {}\n"
            + "@Type record Station(@Id long id, @Relation List<Gauge> gauges) {}\n"
            + "@Type record Gauge(@Id long id, @Relation Station station, int kind,"
            + " @Nullable Double value) {}\n"
            + "@Type record Essay(@Id long id, String text) {}\n"
            + "@Type record Volume(@Id long id, String text) {}";
    return ForeignTables.open(database, url, classes);
  }
}
