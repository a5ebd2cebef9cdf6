package dev.fraiseql.conformance.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.testing.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Links that are written are a change of the rows at both ends, if both have a relation. */
class LinkedRowsTest {
  private static final String CLASSES =
      """
      @Type(capture = Capture.OUTBOX) record Playlist(
          @Id String code,
          @Version int version,
          @Relation(through = @Join(table = "playlist_tracks")) List<Track> tracks) {}
      @Type(capture = Capture.OUTBOX) record Track(
          @Id String code,
          @Relation(through = @Join(table = "playlist_tracks")) List<Playlist> playlists) {}
      @Type(capture = Capture.OUTBOX) record Shelf(
          @Id String code,
          @Relation(through = @Join(table = "shelf_tracks")) List<Track> tracks) {}
      """;
  private static final String ENTRIES =
      "select entity_type, entity_key, operation, changed from fq_outbox order by id";

  private static Shop open(TestDatabase database) {
    Shop shop = Shop.ofTypes(database, CLASSES);
    shop.execute(
        "mutation { createTracks(inputs: [{code: \"a\"}, {code: \"b\"}, {code: \"c\"}]) { code }"
            + " createPlaylists(inputs: [{code: \"1\"}, {code: \"2\"}]) { code } }");
    shop.run("delete from fq_outbox");
    return shop;
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void aCreateChangesTheRowsThatItLinksTo(TestDatabase database) {
    try (Shop shop = open(database)) {
      shop.execute(
          "mutation { createPlaylists(inputs: [{code: \"3\", tracks: [{code: \"a\"}, {code: \"b\"}]},"
              + " {code: \"4\", tracks: [{code: \"a\"}]}]) { code } }");
      assertThat(shop.rows(ENTRIES))
          .containsExactly(
              "Playlist|3|CREATED|[]",
              "Playlist|4|CREATED|[]",
              "Track|a|UPDATED|[\"playlists\"]",
              "Track|b|UPDATED|[\"playlists\"]");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void anUpdateChangesTheRowsAtBothEnds(TestDatabase database) {
    try (Shop shop = open(database)) {
      shop.execute(
          "mutation { updatePlaylist(code: \"1\", input: {tracks: {add: [{code: \"a\"}, {code:"
              + " \"b\"}]}}) { code } }");
      shop.run("delete from fq_outbox");
      assertThat(
              shop.execute(
                  "mutation { updateTrack(code: \"a\", input: {playlists: {add: [{code: \"2\"}],"
                      + " remove: [{code: \"1\"}]}}) { playlists { code version } } }"))
          .isEqualTo(
              "{\"data\":{\"updateTrack\":{\"playlists\":[{\"code\":\"2\",\"version\":1}]}}}");
      assertThat(shop.rows(ENTRIES))
          .containsExactlyInAnyOrder(
              "Playlist|1|UPDATED|[\"version\",\"tracks\"]",
              "Playlist|2|UPDATED|[\"version\",\"tracks\"]",
              "Track|a|UPDATED|[\"playlists\"]");
      assertThat(shop.execute("{ playlists(orderBy: [{code: ASC}]) { version } }"))
          .isEqualTo("{\"data\":{\"playlists\":[{\"version\":2},{\"version\":1}]}}");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void linksOfOneSideChangeTheRowsOfThatSide(TestDatabase database) {
    try (Shop shop = open(database)) {
      shop.execute(
          "mutation { createShelf(input: {code: \"s\", tracks: [{code: \"a\"}]}) { code }"
              + " updateShelf(code: \"s\", input: {tracks: {add: [{code: \"b\"}]}}) { code } }");
      assertThat(shop.rows(ENTRIES))
          .containsExactly("Shelf|s|CREATED|[]", "Shelf|s|UPDATED|[\"tracks\"]");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void aLinkThatLeadsNowhereWritesNothing(TestDatabase database) {
    try (Shop shop = open(database)) {
      assertThat(
              shop.execute(
                  "mutation { updateTrack(code: \"a\", input: {playlists: {add: [{code: \"1\"},"
                      + " {code: \"none\"}]}}) { code } }"))
          .contains("input.playlists.add.1: there is no such Playlist.");
      assertThat(shop.rows(ENTRIES)).isEmpty();
    }
  }
}
