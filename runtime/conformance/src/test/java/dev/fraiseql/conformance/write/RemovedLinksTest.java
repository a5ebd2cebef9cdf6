package dev.fraiseql.conformance.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.testing.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A delete removes the links of a row, which is a change of the rows that it was linked to. */
class RemovedLinksTest {
  private static final String CLASSES =
      """
      @Type(capture = Capture.OUTBOX) record Playlist(
          @Id String code,
          @Version int version,
          @Relation(through = @Join(table = "playlist_tracks")) List<Track> tracks,
          @Relation(through = @Join(table = "hidden_tracks")) List<Track> hidden) {}
      @Type(capture = Capture.OUTBOX) record Track(
          @Id String code,
          @Relation(onDelete = OnDelete.CASCADE) @Nullable Album album,
          @Relation(through = @Join(table = "playlist_tracks")) List<Playlist> playlists) {}
      @Type record Album(@Id String code) {}
      @Type(capture = Capture.OUTBOX) record Person(
          @Id String code,
          @Relation(through = @Join(table = "friends", column = "person_code", inverse = "friend_code"))
              List<Person> friends) {}
      @Type record Shelf(
          @Id String code,
          @Version int version,
          @Relation(through = @Join(table = "shelf_tracks")) List<Track> tracks) {}
      """;
  private static final String ENTRIES =
      "select entity_type, entity_key, operation, changed from fq_outbox order by id";

  private static Shop open(TestDatabase database) {
    Shop shop = Shop.ofTypes(database, CLASSES);
    shop.execute(
        "mutation { createAlbum(input: {code: \"x\"}) { code } createTracks(inputs: ["
            + "{code: \"a\", album: {code: \"x\"}}, {code: \"b\", album: {code: \"x\"}},"
            + " {code: \"c\"}]) { code } createPlaylists(inputs: ["
            + "{code: \"1\", tracks: [{code: \"a\"}, {code: \"b\"}], hidden: [{code: \"a\"}]},"
            + " {code: \"2\", tracks: [{code: \"b\"}, {code: \"c\"}]},"
            + " {code: \"3\", tracks: [{code: \"c\"}]}]) { code }"
            + " createShelf(input: {code: \"s\", tracks: [{code: \"a\"}]}) { code } }");
    shop.run("delete from fq_outbox");
    return shop;
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void changeTheRowsOfTheOtherSide(TestDatabase database) {
    try (Shop shop = open(database)) {
      assertThat(shop.execute("mutation { deleteTrack(code: \"a\") { code } }"))
          .isEqualTo("{\"data\":{\"deleteTrack\":{\"code\":\"a\"}}}");
      assertThat(shop.rows(ENTRIES))
          .containsExactly(
              "Playlist|1|UPDATED|[\"version\",\"tracks\",\"hidden\"]", "Track|a|DELETED|[]");
      assertThat(shop.rows("select before_row, after_row from fq_outbox order by id"))
          .containsExactly(
              "{\"code\":\"1\",\"version\":0}|{\"code\":\"1\",\"version\":1}",
              "{\"code\":\"a\",\"album\":{\"code\":\"x\"}}|null");
      // A version counts the changes of links, with or without entries.
      assertThat(shop.execute("{ shelves { version tracks { code } } }"))
          .isEqualTo("{\"data\":{\"shelves\":[{\"version\":1,\"tracks\":[]}]}}");
      assertThat(
              shop.execute(
                  "mutation { updatePlaylist(code: \"1\", version: 0, input: {}) { code } }"))
          .contains("\"code\":\"CONFLICT\"");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void haveOneEntryForEachRow(TestDatabase database) {
    try (Shop shop = open(database)) {
      shop.execute("mutation { deleteTracks(where: {code: {in: [\"b\", \"c\"]}}) { count } }");
      assertThat(shop.rows(ENTRIES))
          .containsExactly(
              "Playlist|1|UPDATED|[\"version\",\"tracks\"]",
              "Playlist|2|UPDATED|[\"version\",\"tracks\"]",
              "Playlist|3|UPDATED|[\"version\",\"tracks\"]",
              "Track|b|DELETED|[]",
              "Track|c|DELETED|[]");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void haveEntriesAlsoOfCascades(TestDatabase database) {
    try (Shop shop = open(database)) {
      shop.execute("mutation { deleteAlbum(code: \"x\") { code } }");
      assertThat(shop.rows(ENTRIES))
          .containsExactly(
              "Playlist|1|UPDATED|[\"version\",\"tracks\",\"hidden\"]",
              "Playlist|2|UPDATED|[\"version\",\"tracks\"]",
              "Track|a|DELETED|[]",
              "Track|b|DELETED|[]");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void changeRowsOfEitherSide(TestDatabase database) {
    try (Shop shop = open(database)) {
      shop.execute("mutation { deletePlaylist(code: \"2\") { code } }");
      assertThat(shop.rows(ENTRIES))
          .containsExactly(
              "Track|b|UPDATED|[\"playlists\"]",
              "Track|c|UPDATED|[\"playlists\"]",
              "Playlist|2|DELETED|[]");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void changeNoRowThatIsDeletedToo(TestDatabase database) {
    try (Shop shop = open(database)) {
      shop.execute(
          "mutation { createPeople(inputs: [{code: \"p\"}, {code: \"q\"}, {code: \"r\"}]) { code }"
              + " p: updatePerson(code: \"p\", input: {friends: {add: [{code: \"p\"}, {code: \"q\"}]}}) { code }"
              + " q: updatePerson(code: \"q\", input: {friends: {add: [{code: \"p\"}, {code: \"r\"}]}}) { code }"
              + " r: updatePerson(code: \"r\", input: {friends: {add: [{code: \"p\"}]}}) { code } }");
      shop.run("delete from fq_outbox");
      shop.execute("mutation { deletePeople(where: {code: {in: [\"p\", \"q\"]}}) { count } }");
      assertThat(shop.rows(ENTRIES))
          .containsExactly(
              "Person|r|UPDATED|[\"friends\"]", "Person|p|DELETED|[]", "Person|q|DELETED|[]");
      assertThat(shop.rows("select * from friends")).isEmpty();
    }
  }
}
