package dev.fraiseql.plan.bind;

import static dev.fraiseql.plan.Maps.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.plan.Library;
import java.util.List;
import org.junit.jupiter.api.Test;

class CursorShapeTest {
  private final OrderBinder binder = new OrderBinder(Library.MODEL);

  @Test
  void tellsOrdersByAggregatesApart() {
    byte[] sum = digest(map("booksAggregate", map("copiesSum", "ASC")));
    assertThat(digest(map("booksAggregate", map("copiesSum", "ASC")))).isEqualTo(sum);
    assertThat(digest(map("booksAggregate", map("copiesSum", "DESC")))).isNotEqualTo(sum);
    assertThat(digest(map("booksAggregate", map("pagesSum", "ASC")))).isNotEqualTo(sum);
    // Of the same type, so that only their names differ.
    assertThat(digest(map("booksAggregate", map("titleMin", "ASC"))))
        .isNotEqualTo(digest(map("booksAggregate", map("titleMax", "ASC"))));
    assertThat(digest(map("booksAggregate", map("size", map("widthMin", "ASC")))))
        .isNotEqualTo(digest(map("booksAggregate", map("box", map("widthMin", "ASC")))));
  }

  @Test
  void isTheSameForBothNamesOfACount() {
    assertThat(digest(map("booksAggregate", map("count", "ASC"))))
        .isEqualTo(digest(map("booksCount", "ASC")));
  }

  private byte[] digest(Object sortKey) {
    var author = Library.MODEL.type("Author");
    return new CursorShape(
            author, binder.sortKeys(author, List.of(sortKey), "orderBy"), Extremes.NONE)
        .digest();
  }
}
