package dev.fraiseql.conformance.foreign;

import static dev.fraiseql.conformance.foreign.Responses.execute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraiseql.engine.FraiseEngine;
import dev.fraiseql.testing.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A relation between texts under two collations that the database does not compare. */
class RelationCollationsTest {

  @ParameterizedTest
  @EnumSource(value = TestDatabase.class, mode = EnumSource.Mode.EXCLUDE, names = "SQLITE")
  void isRejectedAtStartOrDeclared(TestDatabase database) {
    String url = database(database);
    assertThatThrownBy(() -> open(database, url, "").close())
        .hasMessageContaining("Track.artist (RELATION_COLLATIONS): tracks.artist_name is of the")
        .hasMessageContaining("@Column(stored = Stored.NATIVE)");
    if (database == TestDatabase.POSTGRESQL) {
      assertThatThrownBy(
              () -> open(database, url, "@Column(stored = Stored.NATIVE, type = \"text\")").close())
          .hasMessageContaining("Track.artist (RELATION_COLLATIONS)");
    }
    try (FraiseEngine engine = open(database, url, "@Column(stored = Stored.NATIVE)")) {
      assertThat(
              execute(
                  engine,
                  "{ tracks { id artist { name tracks { id } } } artists(where: {tracks:"
                      + " {some: {id: {eq: 1}}}}) { tracksCount } }"))
          .isEqualTo(
              "{\"data\":{\"tracks\":[{\"id\":\"1\",\"artist\":{\"name\":\"Anna\",\"tracks\":"
                  + "[{\"id\":\"1\"}]}}],\"artists\":[{\"tracksCount\":1}]}}");
    }
  }

  private static FraiseEngine open(TestDatabase database, String url, String stored) {
    String classes =
        "@Type(readOnly = true) record Artist(@Id "
            + stored
            + " String name, @Relation List<Track> tracks) {}\n"
            + "@Type(readOnly = true) record Track(@Id long id, @Relation Artist artist) {}";
    return ForeignTables.open(database, url, classes);
  }

  private static String database(TestDatabase database) {
    boolean postgresql = database == TestDatabase.POSTGRESQL;
    String text = postgresql ? "text" : "varchar(40) character set utf8mb4";
    String one = postgresql ? "\"en-x-icu\"" : "utf8mb4_general_ci";
    String other = postgresql ? "\"C\"" : "utf8mb4_unicode_ci";
    return ForeignTables.create(
        database,
        "create table artists (name %s collate %s not null primary key)".formatted(text, one),
        "create table tracks (id bigint primary key, artist_name %s collate %s not null)"
            .formatted(text, other),
        "create index tracks_artist on tracks (artist_name)",
        "insert into artists values ('Anna')",
        "insert into tracks values (1, 'Anna')");
  }
}
