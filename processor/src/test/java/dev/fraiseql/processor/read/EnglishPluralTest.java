package dev.fraiseql.processor.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnglishPluralTest {
  @ParameterizedTest
  @CsvSource({
    "order, orders",
    "status, statuses",
    "address, addresses",
    "box, boxes",
    "batch, batches",
    "wish, wishes",
    "quiz, quizzes",
    "waltz, waltzes",
    "fez, fezzes",
    "category, categories",
    "day, days",
    "key, keys",
    "roof, roofs",
    "photo, photos",
    "hero, heroes",
    "person, people",
    "child, children",
    "shelf, shelves",
    "woman, women",
    "salesman, salesmen",
    "human, humans",
    "analysis, analyses",
    "basis, bases",
    "index, indexes",
    "axis, axes",
    "series, series",
    "media, media",
    "invoiceLine, invoiceLines",
    "orderStatus, orderStatuses",
    "orderPerson, orderPeople",
    "socialMedia, socialMedia",
    "y, ys",
    "userID, userIDs",
    "mediaType, mediaTypes",
    "line_item, line_items"
  })
  void givesTheLastWordItsPlural(String singular, String plural) {
    assertThat(EnglishPlural.of(singular)).isEqualTo(plural);
  }
}
