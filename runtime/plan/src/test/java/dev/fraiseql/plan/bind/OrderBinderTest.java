package dev.fraiseql.plan.bind;

import static dev.fraiseql.plan.Maps.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.plan.Library;
import dev.fraiseql.plan.bind.SortKey.Target;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OrderBinderTest {
  private final OrderBinder binder = new OrderBinder(Library.MODEL);

  @Test
  void endsWithTheKey() {
    assertThat(keys("Book", null)).isEqualTo("id ASC");
    assertThat(keys("Book", List.of())).isEqualTo("id ASC");
    assertThat(keys("Book", List.of(map("title", "DESC")))).isEqualTo("title DESC, id ASC");
    assertThat(keys("Book", List.of(map("id", "DESC")))).isEqualTo("id DESC");
    assertThat(keys("Shelf", List.of(map("number", "DESC")))).isEqualTo("number DESC, room ASC");
    assertThat(keys("Shelf", null)).isEqualTo("room ASC, number ASC");
  }

  @Test
  void acceptsOneObjectAsAListOfIt() {
    assertThat(keys("Book", map("title", "ASC_NULLS_FIRST")))
        .isEqualTo("title ASC_NULLS_FIRST, id ASC");
  }

  @Test
  void followsRelationsAndEmbeddedObjects() {
    assertThat(keys("Book", List.of(map("size", map("width", "ASC")))))
        .isEqualTo("size_width ASC, id ASC");
    assertThat(keys("Loan", List.of(map("book", map("sequel", map("title", "ASC"))))))
        .isEqualTo("book>sequel>title ASC, id ASC");
    // The key of a related row does not make the order total.
    assertThat(keys("Book", List.of(map("sequel", map("id", "ASC")))))
        .isEqualTo("sequel>id ASC, id ASC");
    assertThat(keys("Author", List.of(map("booksCount", "DESC"))))
        .isEqualTo("booksCount DESC, id ASC");
    assertThat(keys("Book", List.of(map("shelf", map("booksCount", "DESC")))))
        .isEqualTo("shelf>booksCount DESC, id ASC");
  }

  @Test
  void sortsByAggregatesOfAToManyRelation() {
    assertThat(keys("Author", List.of(map("booksAggregate", map("priceSum", "DESC")))))
        .isEqualTo("books.SUM(price) DESC, id ASC");
    assertThat(keys("Loan", List.of(map("book", map("authorsAggregate", map("nameMax", "ASC"))))))
        .isEqualTo("book>authors.MAX(name) ASC, id ASC");
    assertThat(keys("Shelf", List.of(map("booksAggregate", map("size", map("widthAvg", "ASC"))))))
        .isEqualTo("books.AVG(size_width) ASC, room ASC, number ASC");
    // One key, whichever of its two names it has.
    assertThat(keys("Author", List.of(map("booksAggregate", map("count", "DESC")))))
        .isEqualTo(keys("Author", List.of(map("booksCount", "DESC"))));
  }

  @Test
  void rejectsInvalidAggregates() {
    assertThat(rejection(List.of(map("loansAggregate", "ASC"))))
        .isEqualTo(
            "orderBy.0.loansAggregate: one aggregate is expected here, as in {totalSum: DESC} or"
                + " {count: ASC}.");
    assertThat(rejection(List.of(map("loansAggregate", map("raederMin", "ASC")))))
        .isEqualTo(
            "orderBy.0.loansAggregate.raederMin: Loan has no such aggregate. Did you mean"
                + " readerMin?");
    assertThat(rejection(List.of(map("loansAggregate", map("reader", "ASC")))))
        .startsWith("orderBy.0.loansAggregate.reader: Loan has no such aggregate.");
    assertThat(rejection(List.of(map("loansAggregate", map("readerMin", "UP")))))
        .startsWith("orderBy.0.loansAggregate.readerMin: UP is no sort direction.");
    assertThat(rejection(List.of(map("loansAggregat", map("readerMin", "UP")))))
        .endsWith("Did you mean loansAggregate?");
  }

  @Test
  void rejectsInvalidSortKeys() {
    assertThat(rejection(List.of(map("title", "ASC", "pages", "ASC"))))
        .startsWith("orderBy.0: one key");
    assertThat(rejection(List.of(map("title", "ASC"), map()))).startsWith("orderBy.1: one key");
    assertThat(rejection(Arrays.asList(map("title", "ASC"), null)))
        .startsWith("orderBy.1: one key");
    assertThat(rejection(List.of(map("titel", "ASC"))))
        .isEqualTo("orderBy.0.titel: Book has no such sort key. Did you mean title?");
    assertThat(rejection(List.of(map("title", "DES")))).endsWith("Did you mean DESC?");
    assertThat(rejection(List.of(map("title", null))))
        .startsWith("orderBy.0.title: a sort direction");
    assertThat(rejection(List.of(map("title", map("id", "ASC"))))).startsWith("orderBy.0.title: ");
    assertThat(rejection(List.of(map("shelf", "ASC")))).startsWith("orderBy.0.shelf: one key");
    assertThat(rejection("title")).startsWith("orderBy.0: one key");
    for (String unsortable : List.of("cover", "extra", "tags", "loans", "authors")) {
      assertThat(rejection(List.of(map(unsortable, "ASC")))).startsWith("orderBy.0." + unsortable);
    }
  }

  private String rejection(Object input) {
    RequestException rejected =
        catchThrowableOfType(RequestException.class, () -> keys("Book", input));
    assertThat(rejected).as("the rejection of " + input).isNotNull();
    assertThat(rejected.code()).isEqualTo(ErrorCode.BAD_USER_INPUT);
    return rejected.getMessage();
  }

  private String keys(String type, Object input) {
    return binder.sortKeys(Library.MODEL.type(type), input, "orderBy").stream()
        .map(OrderBinderTest::text)
        .collect(Collectors.joining(", "));
  }

  private static String text(SortKey key) {
    String path = key.path().stream().map(step -> step.name() + ">").collect(Collectors.joining());
    String target =
        switch (key.target()) {
          case Target.Value(var column) -> column.name();
          case Target.Count(var relation) -> OrderBinder.countName(relation);
          case Target.Result(var relation, var aggregate) ->
              "%s.%s(%s)"
                  .formatted(
                      relation.name(), aggregate.function(), aggregate.field().column().name());
        };
    return path + target + " " + key.direction();
  }
}
