package dev.fraiseql.plan.naming;

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

  @ParameterizedTest
  @CsvSource({
    "orders, order",
    "statuses, status",
    "status, status",
    "addresses, address",
    "address, address",
    "houses, house",
    "databases, database",
    "boxes, box",
    "batches, batch",
    "caches, cache",
    "quizzes, quiz",
    "categories, category",
    "movies, movie",
    "days, day",
    "heroes, hero",
    "people, person",
    "women, woman",
    "analyses, analysis",
    "axes, axis",
    "licenses, license",
    "series, series",
    "media, media",
    "customer, customer",
    "orderPeople, orderPerson",
    "userIDs, userID",
    "s, s"
  })
  void givesTheLastWordItsSingular(String plural, String singular) {
    assertThat(EnglishPlural.singular(plural)).isEqualTo(singular);
  }
}
