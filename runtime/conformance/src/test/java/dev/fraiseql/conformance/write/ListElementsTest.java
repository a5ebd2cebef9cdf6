package dev.fraiseql.conformance.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraiseql.testing.TestDatabase;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A wrong element of a list is named by its position, whatever is wrong, and however it is sent.
 */
class ListElementsTest {
  private static final String SHELVES =
      """
      enum Kind { NOVEL, POEM }
      @Scalar record Code(int value) {
        Code { if (value < 0) { throw new IllegalArgumentException("must not be negative."); } }
        public static Code parse(String text) { return new Code(Integer.parseInt(text.substring(1))); }
        @Override public String toString() { return "#" + value; }
      }
      @Type record Shelf(
          @Id(generated = Id.Generation.NONE) long id,
          @Nullable List<Short> heights,
          @Nullable List<Float> widths,
          @Nullable @Column(precision = 6, scale = 2) List<BigDecimal> prices,
          @Nullable @Column(length = 3) List<String> names,
          @Nullable List<@jakarta.validation.constraints.NotBlank String> tags,
          @Nullable List<Kind> kinds,
          @Nullable List<LocalDate> days,
          @Nullable List<Code> codes,
          @Relation List<Book> books) {}
      @Type record Book(@Id long id, @Relation Shelf shelf, short pages) {}
      @Mutation final class Sums {
        int sum(List<Short> numbers, List<Float> weights) { return numbers.size(); }
      }
      """;

  /**
   * A list with a wrong second element.
   *
   * @param graphql its type
   * @param literal as documents have it
   * @param elements as variables and Arrow have it; longs, doubles or texts
   */
  private record Wrong(
      String column, String graphql, String literal, @Nullable Object... elements) {}

  private static final List<Wrong> WRONG =
      List.of(
          new Wrong("heights", "[Int!]", "[1, 40000]", 1L, 40_000L),
          new Wrong("heights", "[Int!]", "[1, 3000000000]", 1L, 3_000_000_000L),
          new Wrong("heights", "[Int!]", "[1, null]", 1L, null),
          new Wrong("widths", "[Float!]", "[1, 1e39]", 1.0, 1e39),
          new Wrong("prices", "[Decimal!]", "[1, 1.125]", 1.0, 1.125),
          new Wrong("prices", "[Decimal!]", "[1, 12345]", 1.0, 12345.0),
          new Wrong("names", "[String!]", "[\"a\", \"abcd\"]", "a", "abcd"),
          new Wrong("names", "[String!]", "[\"a\", \"\\u0000\"]", "a", "\0"),
          new Wrong("tags", "[String!]", "[\"a\", \" \"]", "a", " "),
          new Wrong("kinds", "[Kind!]", "[POEM, PEOM]", "POEM", "PEOM"),
          new Wrong(
              "days", "[Date!]", "[\"2026-01-01\", \"2026-02-30\"]", "2026-01-01", "2026-02-30"),
          new Wrong("codes", "[Code!]", "[\"#1\", \"#-1\"]", "#1", "#-1"));

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void areNamedInMutations(TestDatabase database) {
    try (Shop shop = Shop.ofTypes(database, SHELVES)) {
      for (Wrong wrong : WRONG) {
        String place = "inputs.0." + wrong.column() + ".1: ";
        String create = "createShelves(inputs: [{id: 1, " + wrong.column() + ": %s}]) { id }";
        assertThat(shop.execute("mutation { " + create.formatted(wrong.literal()) + " }"))
            .contains("\"message\":\"" + place);
        assertThat(
                shop.execute(
                    "mutation($given: "
                        + wrong.graphql()
                        + ") { "
                        + create.formatted("$given")
                        + " }",
                    Map.of("given", Arrays.asList(wrong.elements()))))
            .containsPattern("\"message\":\"(" + place + "|\\$given\\.1: )");
        assertThat(
                shop.execute(
                    "mutation($inputs: [ShelfCreateInput!]!) { createShelves(inputs: $inputs) { id } }",
                    Map.of(
                        "inputs",
                        List.of(Map.of("id", 1, wrong.column(), Arrays.asList(wrong.elements()))))))
            .contains("\"message\":\"" + place, "\"field\":\"" + place.replace(": ", "\""));
        assertThat(
                shop.execute(
                    "mutation { updateShelf(id: 1, input: {%s: %s}) { id } }"
                        .formatted(wrong.column(), wrong.literal())))
            .contains("\"message\":\"input." + wrong.column() + ".1: ");
      }
      assertThat(
              shop.execute(
                  "mutation { createShelf(input: {id: 1, books: [{pages: 1}, {pages: 40000}]}) { id } }"))
          .contains("\"field\":\"input.books.1.pages\"");
      assertThat(shop.execute("mutation { sum(numbers: [1, 40000], weights: [1e39]) }"))
          .contains("\"field\":\"numbers.1\"", "\"field\":\"weights.0\"");
      assertThat(shop.execute("{ shelvesCount }")).isEqualTo("{\"data\":{\"shelvesCount\":0}}");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void areNamedInLoads(TestDatabase database) throws Exception {
    try (Shop shop = Shop.ofTypes(database, SHELVES);
        LoadClient client = new LoadClient(shop.engine())) {
      for (Wrong wrong : WRONG) {
        if (!wrong.column().equals("codes")) { // which are loaded as they are stored
          refuses(client, wrong.column(), wrong.elements());
        }
      }
      refuses(client, "heights", 1.0, 1.5);
      refuses(client, "widths", 1.0, Double.NaN);
      refuses(client, "widths", 1L, Long.MAX_VALUE);
      refuses(client, "codes", 1L, -1L);
      assertThat(shop.execute("{ shelvesCount }")).isEqualTo("{\"data\":{\"shelvesCount\":0}}");
    }
  }

  private static void refuses(LoadClient client, String column, @Nullable Object... elements) {
    assertThatThrownBy(
            () -> client.put("shelves", client.longs("id", 1L), client.list(column, elements)))
        .as(column + " " + Arrays.toString(elements))
        .hasMessageContaining("Row 0, column " + column + ".1: ");
  }
}
