package dev.fraiseql.conformance.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.testing.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows that lose a reference to a deleted row have an entry, unless they are deleted with it. */
class DeletedReferencesTest {
  private static final String CLASSES =
      """
      @Type(capture = Capture.OUTBOX) record Part(
          @Id String code,
          @Version int version,
          @Relation(onDelete = OnDelete.SET_NULL) @Nullable Part parent) {}
      """;
  private static final String ENTRIES =
      "select entity_key, operation, before_row, after_row from fq_outbox order by id";

  private static Shop open(TestDatabase database) {
    Shop shop = Shop.ofTypes(database, CLASSES);
    for (String part :
        new String[] {
          "{code: \"a\"}",
          "{code: \"b\", parent: {code: \"a\"}}",
          "{code: \"c\", parent: {code: \"b\"}}"
        }) {
      assertThat(shop.execute("mutation { createPart(input: " + part + ") { code } }"))
          .doesNotContain("errors");
    }
    shop.run("delete from fq_outbox");
    return shop;
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void aRowThatStaysIsUpdated(TestDatabase database) {
    try (Shop shop = open(database)) {
      shop.execute("mutation { deletePart(code: \"a\") { code } }");
      assertThat(shop.rows(ENTRIES))
          .containsExactly(
              "b|UPDATED|{\"code\":\"b\",\"version\":0,\"parent\":{\"code\":\"a\"}}"
                  + "|{\"code\":\"b\",\"version\":1,\"parent\":null}",
              "a|DELETED|{\"code\":\"a\",\"version\":0,\"parent\":null}|null");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void rowsThatAreDeletedTogetherAreNotUpdated(TestDatabase database) {
    try (Shop shop = open(database)) {
      assertThat(
              shop.execute(
                  "mutation { deleteParts(where: {code: {in: [\"a\", \"b\"]}}) { count } }"))
          .isEqualTo("{\"data\":{\"deleteParts\":{\"count\":2}}}");
      assertThat(shop.rows(ENTRIES))
          .containsExactly(
              "c|UPDATED|{\"code\":\"c\",\"version\":0,\"parent\":{\"code\":\"b\"}}"
                  + "|{\"code\":\"c\",\"version\":1,\"parent\":null}",
              "a|DELETED|{\"code\":\"a\",\"version\":0,\"parent\":null}|null",
              "b|DELETED|{\"code\":\"b\",\"version\":0,\"parent\":{\"code\":\"a\"}}|null");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void circlesAreNotUpdated(TestDatabase database) {
    try (Shop shop = open(database)) {
      shop.execute("mutation { updatePart(code: \"a\", input: {parent: {code: \"b\"}}) { code } }");
      shop.execute("mutation { updatePart(code: \"c\", input: {parent: {code: \"c\"}}) { code } }");
      shop.run("delete from fq_outbox");
      assertThat(
              shop.execute(
                  "mutation { deleteParts(where: {code: {in: [\"a\", \"b\", \"c\"]}}) { count } }"))
          .isEqualTo("{\"data\":{\"deleteParts\":{\"count\":3}}}");
      assertThat(shop.rows(ENTRIES))
          .containsExactly(
              "a|DELETED|{\"code\":\"a\",\"version\":1,\"parent\":{\"code\":\"b\"}}|null",
              "b|DELETED|{\"code\":\"b\",\"version\":0,\"parent\":{\"code\":\"a\"}}|null",
              "c|DELETED|{\"code\":\"c\",\"version\":1,\"parent\":{\"code\":\"c\"}}|null");
      assertThat(shop.rows("select count(*) from parts")).containsExactly("0");
    }
  }
}
