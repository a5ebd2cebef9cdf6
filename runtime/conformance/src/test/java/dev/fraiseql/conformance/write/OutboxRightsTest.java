package dev.fraiseql.conformance.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraiseql.testing.TestDatabase;
import org.junit.jupiter.api.Test;

/** The rights that the documentation names are enough, and their lack is told at the start. */
class OutboxRightsTest {
  private static final String CLASSES =
      "@Type(capture = Capture.OUTBOX) record Note(@Id long id, String text) {}";

  @Test
  void aUserWithoutRightsOnTheOutboxCannotStart() {
    try (Shop shop = Shop.ofTypes(TestDatabase.POSTGRESQL, CLASSES)) {
      shop.run(
          "do $$ begin if not exists (select from pg_roles where rolname = 'writer_of_some') then"
              + " create role writer_of_some login; end if; end $$");
      shop.run("grant select, insert, update, delete on notes to writer_of_some");
      shop.run("grant select on fq_migrations to writer_of_some");
      String url = shop.url().replaceFirst("user=\\w+", "user=writer_of_some");
      assertThatThrownBy(() -> shop.at(url).close())
          .hasMessage(
              "The user of the connection may not write fq_outbox. Grant INSERT and SELECT on it.");

      shop.run("grant select, insert on fq_outbox to writer_of_some");
      try (Shop other = shop.at(url)) {
        assertThat(other.execute("mutation { createNote(input: {text: \"a\"}) { text } }"))
            .isEqualTo("{\"data\":{\"createNote\":{\"text\":\"a\"}}}");
      }
      assertThat(shop.rows("select entity_key, operation from fq_outbox"))
          .containsExactly("1|CREATED");
    }
  }
}
