package dev.fraiseql.conformance.foreign;

import static dev.fraiseql.conformance.foreign.Responses.execute;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.engine.FraiseEngine;
import dev.fraiseql.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Relations by texts under a collation that ignores letter case: texts of another case are other
 * keys, as they are wherever a text is compared.
 */
class LetterCaseRelationTest {

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void relatesEqualTextsOnly(TestDatabase database) {
    try (FraiseEngine engine = open(database)) {
      String toOne = "{ tracks(orderBy: [{id: ASC}]) { id artist { name } } }";
      assertThat(execute(engine, toOne))
          .isEqualTo(
              "{\"data\":{\"tracks\":[{\"id\":\"1\",\"artist\":{\"name\":\"Anna\"}},"
                  + "{\"id\":\"2\",\"artist\":null},{\"id\":\"3\",\"artist\":null},"
                  + "{\"id\":\"4\",\"artist\":{\"name\":\"Bert\"}}]}}");
      assertThat(
              execute(
                  engine,
                  "{ tracks(where: {artist: {isNull: true}}, orderBy: [{id: ASC}]) { id } }"))
          .isEqualTo("{\"data\":{\"tracks\":[{\"id\":\"2\"},{\"id\":\"3\"}]}}");
      assertThat(
              execute(
                  engine,
                  "{ tracks(where: {artist: {isNull: false}}, orderBy: [{id: ASC}]) { id } }"))
          .isEqualTo("{\"data\":{\"tracks\":[{\"id\":\"1\"},{\"id\":\"4\"}]}}");
      assertThat(
              execute(
                  engine, "{ tracks(where: {artist: {name: {in: [\"Anna\", \"BERT\"]}}}) { id } }"))
          .isEqualTo("{\"data\":{\"tracks\":[{\"id\":\"1\"}]}}");
      assertThat(
              execute(
                  engine, "{ artists(orderBy: [{name: ASC}]) { name tracksCount tracks { id } } }"))
          .isEqualTo(
              "{\"data\":{\"artists\":[{\"name\":\"Anna\",\"tracksCount\":1,\"tracks\":[{\"id\":\"1\"}]},"
                  + "{\"name\":\"Bert\",\"tracksCount\":1,\"tracks\":[{\"id\":\"4\"}]}]}}");
      assertThat(execute(engine, "{ artists(where: {tracks: {every: {id: {lt: 3}}}}) { name } }"))
          .isEqualTo("{\"data\":{\"artists\":[{\"name\":\"Anna\"}]}}");
      assertThat(
              execute(
                  engine,
                  "{ tracks(orderBy: [{artist: {name: DESC_NULLS_LAST}}, {id: ASC}]) { id } }"))
          .isEqualTo(
              "{\"data\":{\"tracks\":[{\"id\":\"4\"},{\"id\":\"1\"},{\"id\":\"2\"},{\"id\":\"3\"}]}}");
    }
  }

  private static FraiseEngine open(TestDatabase database) {
    String type =
        switch (database) {
          case POSTGRESQL -> "citext";
          case MYSQL, MARIADB -> "varchar(40) character set utf8mb4 collate utf8mb4_general_ci";
          case SQLITE -> "text collate nocase";
        };
    String stored =
        switch (database) {
          case POSTGRESQL -> "@Column(stored = Stored.NATIVE, type = \"citext\")";
          case MYSQL, MARIADB -> "";
          case SQLITE -> "@Column(stored = Stored.NATIVE)";
        };
    List<String> statements = new ArrayList<>();
    if (database == TestDatabase.POSTGRESQL) {
      statements.add("create extension citext");
    }
    statements.addAll(
        List.of(
            "create table artists (name " + type + " not null primary key)",
            "create table tracks (id bigint primary key, artist_name " + type + ")",
            "create index tracks_artist on tracks (artist_name)",
            "insert into artists values ('Anna'), ('Bert')",
            "insert into tracks values (1, 'Anna'), (2, 'ANNA'), (3, null), (4, 'Bert')"));
    String url = ForeignTables.create(database, statements.toArray(String[]::new));
    String classes =
        "@Type record Artist(@Id "
            + stored
            + " String name, @Relation List<Track> tracks) {}\n"
            + "@Type record Track(@Id long id, @Relation @Nullable Artist artist) {}";
    return ForeignTables.open(database, url, classes);
  }
}
