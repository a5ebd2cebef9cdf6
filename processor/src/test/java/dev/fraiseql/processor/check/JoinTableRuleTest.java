package dev.fraiseql.processor.check;

import static dev.fraiseql.processor.Mistakes.assertNone;
import static dev.fraiseql.processor.Mistakes.assertOnly;

import dev.fraiseql.processor.Compiler;
import org.junit.jupiter.api.Test;

class JoinTableRuleTest {
  @Test
  void reportsATableWithoutName() {
    assertOnly(
        Compiler.create()
            .source(
                """
                @Type record Order(@Id long id,
                    @Relation(through = @Join(column = "a")) List<Tag> tags) {}
                @Type record Tag(@Id long id) {}
                """),
        2,
        "@Join",
        "FQ210: Order.tags uses the join table \"\", which has no name: use @Join(table = ...).");
  }

  @Test
  void reportsASelfRelationBothSidesOfWhichAreTheSameColumn() {
    assertOnly(
        Compiler.create()
            .source(
                """
                @Type record Person(@Id long id,
                    @Relation(through = @Join(table = "friendships")) List<Person> friends) {}
                """),
        2,
        "@Join",
        "FQ210: Person.friends uses the join table friendships, both sides of which use the same"
            + " columns [person_id]: use @Join(column = ..., inverse = ...).");
  }

  @Test
  void reportsSidesThatDiffer() {
    assertOnly(
        Compiler.create()
            .source(
                """
                @Type record Playlist(@Id long id,
                    @Relation(through = @Join(table = "playlist_track")) List<Track> tracks) {}
                @Type record Track(@Id long id,
                    @Relation(through = @Join(table = "playlist_track", column = "song_id")) List<Playlist> playlists) {}
                """),
        4,
        "\"playlist_track\"",
        "FQ210: Track.playlists uses the join table playlist_track, but with the columns"
            + " [playlist_id, song_id], where Playlist.tracks has [playlist_id, track_id]: give"
            + " both the same.");
  }

  @Test
  void reportsColumnsThatTheTableDoesNotHaveAsAType() {
    assertOnly(
        Compiler.create()
            .source(
                """
                @Type record Playlist(@Id long id,
                    @Relation(through = @Join(table = "entries")) List<Track> tracks) {}
                @Type record Track(@Id long id) {}
                @Type record Entry(@Id long playlistId, @Id long songId, @Relation Playlist playlist) {}
                """),
        2,
        "\"entries\"",
        "FQ210: Playlist.tracks uses the join table entries, which is the table of Entry, and has"
            + " no column track_id there but [playlist_id, song_id]: use @Join(column = ...,"
            + " inverse = ...).");
  }

  @Test
  void acceptsATableThatIsAType() {
    assertNone(
        Compiler.create()
            .source(
                """
                @Type record Playlist(@Id long id,
                    @Relation(through = @Join(table = "entries")) List<Track> tracks) {}
                @Type record Track(@Id long id) {}
                @Type record Entry(@Id long playlistId, @Id long trackId, int place, @Relation Track track) {}
                """));
  }

  @Test
  void acceptsBothSidesOfATable() {
    assertNone(
        Compiler.create()
            .source(
                """
                @Type record Playlist(@Id long id,
                    @Relation(through = @Join(table = "playlist_track")) List<Track> tracks) {}
                @Type record Track(@Id long id,
                    @Relation(through = @Join(table = "playlist_track")) List<Playlist> playlists) {}
                """));
  }
}
