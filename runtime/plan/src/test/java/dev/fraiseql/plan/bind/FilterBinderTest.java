package dev.fraiseql.plan.bind;

import static dev.fraiseql.plan.Maps.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.FieldModel.ToManyField;
import dev.fraiseql.contract.model.FieldModel.ToOneField;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.query.Filter;
import dev.fraiseql.contract.query.Filter.Comparison;
import dev.fraiseql.contract.query.Operand;
import dev.fraiseql.plan.Library;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilterBinderTest {
  private static final TypeModel BOOK = Library.MODEL.type("Book");
  private static final Filter ALL = new Filter.And(List.of());

  private final FilterBinder binder = new FilterBinder(Library.MODEL);

  @Test
  void bindsNoInputToAllRows() {
    assertThat(bind(null)).isEqualTo(ALL);
    assertThat(bind(map())).isEqualTo(ALL);
  }

  @Test
  void combinesKeysWithAnd() {
    assertThat(bind(map("pages", map("gte", 1L, "lt", 9L), "title", map("eq", "a"))))
        .isEqualTo(
            new Filter.And(
                List.of(
                    new Filter.And(
                        List.of(
                            compare("pages", Comparison.GTE, 1L),
                            compare("pages", Comparison.LT, 9L))),
                    compare("title", Comparison.EQ, "a"))));
  }

  @Test
  void convertsOperandsToTheTypeOfTheirColumn() {
    assertThat(bind(map("price", map("eq", "1e1"))))
        .isEqualTo(compare("price", Comparison.EQ, new BigDecimal("1e1")));
    assertThat(bind(map("id", map("eq", "7")))).isEqualTo(compare("id", Comparison.EQ, 7L));
    assertThat(bind(map("size", map("width", map("gt", 1L)))))
        .isInstanceOfSatisfying(
            Filter.Compare.class,
            compare -> assertThat(compare.column().name()).isEqualTo("size_width"));
  }

  @Test
  void bindsCombinations() {
    Filter one = compare("pages", Comparison.EQ, 1L);
    Filter two = compare("pages", Comparison.EQ, 2L);
    Object first = map("pages", map("eq", 1L));
    Object second = map("pages", map("eq", 2L));
    assertThat(bind(map("_or", List.of(first, second))))
        .isEqualTo(new Filter.Or(List.of(one, two)));
    assertThat(bind(map("_and", List.of(first, second))))
        .isEqualTo(new Filter.And(List.of(one, two)));
    assertThat(bind(map("_not", first))).isEqualTo(new Filter.Not(one));
    assertThat(bind(map("_or", first))).isEqualTo(new Filter.Or(List.of(one)));
  }

  @Test
  void anEmptyOrIsFalseAndAnEmptyAndIsTrue() {
    assertThat(bind(map("_or", List.of()))).isEqualTo(new Filter.Or(List.of()));
    assertThat(bind(map("_and", List.of()))).isEqualTo(ALL);
  }

  @Test
  void acceptsNullForEqAndNeqOnly() {
    Filter missing = new Filter.IsNull(column("subtitle"));
    assertThat(bind(map("subtitle", map("eq", null)))).isEqualTo(missing);
    assertThat(bind(map("subtitle", map("neq", null)))).isEqualTo(new Filter.Not(missing));
    assertThat(bind(map("subtitle", map("isNull", true)))).isEqualTo(missing);
    assertThat(bind(map("subtitle", map("isNull", false)))).isEqualTo(new Filter.Not(missing));
    for (Operator operator : Operator.values()) {
      if (operator != Operator.EQ && operator != Operator.NEQ) {
        assertThat(rejection(map("subtitle", map(operator.key(), null))))
            .startsWith("where.subtitle." + operator.key() + ": ");
      }
    }
  }

  @Test
  void anEmptyNinExcludesNothing() {
    assertThat(bind(map("subtitle", map("nin", List.of())))).isEqualTo(ALL);
    assertThat(bind(map("subtitle", map("in", List.of()))))
        .isEqualTo(new Filter.In(column("subtitle"), new Operand.Constant(List.of())));
    assertThat(bind(map("subtitle", map("nin", List.of("a")))))
        .isEqualTo(
            new Filter.Not(new Filter.In(column("subtitle"), new Operand.Constant(List.of("a")))));
    assertThat(rejection(map("subtitle", map("in", Arrays.asList("a", null)))))
        .startsWith("where.subtitle.in.1: null");
    assertThat(rejection(map("subtitle", map("nin", Arrays.asList("a", null)))))
        .startsWith("where.subtitle.nin.1: null");
  }

  @Test
  void bindsContainsOfAListPerElement() {
    Column tags = column("tags");
    assertThat(bind(map("tags", map("contains", List.of("a", "b", "a")))))
        .isEqualTo(new Filter.And(List.of(any(tags, "a"), any(tags, "b"))));
    assertThat(bind(map("tags", map("contains", "a")))).isEqualTo(any(tags, "a"));
    assertThat(bind(map("tags", map("overlaps", List.of("a", "b")))))
        .isEqualTo(any(tags, "a", "b"));
    assertThat(bind(map("tags", map("containedBy", List.of()))))
        .isEqualTo(new Filter.EveryElement(tags, new Operand.Constant(List.of())));
    assertThat(bind(map("tags", map("lenLt", 2L))))
        .isEqualTo(new Filter.Length(tags, Comparison.LT, new Operand.Constant(2L)));
  }

  @Test
  void containsOfNoValuesHoldsForEveryNonNullList() {
    assertThat(bind(map("tags", map("contains", List.of()))))
        .isEqualTo(new Filter.Length(column("tags"), Comparison.GTE, new Operand.Constant(0L)));
  }

  private static Filter any(Column column, Object... values) {
    return new Filter.AnyElement(column, new Operand.Constant(List.of(values)));
  }

  @Test
  void rejectsAnObjectThatAnAbsentVariableHasEmptied() {
    assertThat(rejection(map("title", map()))).startsWith("where.title: an empty object");
    assertThat(rejection(map("_not", map()))).startsWith("where._not: an empty object");
    assertThat(rejection(map("shelf", map()))).startsWith("where.shelf: an empty object");
    assertThat(rejection(map("loans", map()))).startsWith("where.loans: an empty object");
    assertThat(rejection(map("size", map()))).startsWith("where.size: an empty object");
    assertThat(rejection(map("title", null))).startsWith("where.title: null");
    assertThat(rejection(map("_and", null))).startsWith("where._and: null");
    assertThat(rejection(map("_or", null))).startsWith("where._or: null");
    assertThat(rejection(map("_not", null))).startsWith("where._not: null");
    assertThat(rejection(map("_or", Arrays.asList(map("pages", map("eq", 1L)), null))))
        .startsWith("where._or.1: null");
    assertThat(rejection(map("shelf", null))).startsWith("where.shelf: null");
    assertThat(rejection(map("shelf", map("isNull", null)))).startsWith("where.shelf.isNull: ");
    assertThat(rejection(map("loans", map("some", null)))).startsWith("where.loans.some: null");
  }

  @Test
  void bindsConditionsOnAToOneRelation() {
    ToOneField shelf = (ToOneField) BOOK.field("shelf").orElseThrow();
    Column label =
        ((ScalarField) Library.MODEL.type("Shelf").field("label").orElseThrow()).column();
    assertThat(bind(map("shelf", map("label", map("isNull", true)))))
        .isEqualTo(new Filter.ToOne(shelf, new Filter.IsNull(label)));
    assertThat(bind(map("shelf", map("isNull", true)))).isEqualTo(new Filter.NoRow(shelf));
    assertThat(bind(map("shelf", map("isNull", false))))
        .isEqualTo(new Filter.Not(new Filter.NoRow(shelf)));
    // One row must meet all conditions.
    assertThat(
            bind(
                map(
                    "shelf",
                    map(
                        "isNull",
                        false,
                        "label",
                        map("eq", "a"),
                        "_not",
                        map("label", map("eq", "b"))))))
        .isInstanceOfSatisfying(
            Filter.And.class,
            and -> {
              assertThat(and.parts()).hasSize(2);
              assertThat(((Filter.ToOne) and.parts().get(1)).condition())
                  .isInstanceOfSatisfying(
                      Filter.And.class, all -> assertThat(all.parts()).hasSize(2));
            });
  }

  @Test
  void bindsSomeEveryAndNoneOfAToManyRelation() {
    ToManyField loans = (ToManyField) BOOK.field("loans").orElseThrow();
    assertThat(bind(map("loans", map("some", map())))).isEqualTo(new Filter.Some(loans, ALL));
    assertThat(bind(map("loans", map("every", map())))).isEqualTo(new Filter.Every(loans, ALL));
    assertThat(bind(map("loans", map("none", map()))))
        .isEqualTo(new Filter.Not(new Filter.Some(loans, ALL)));
    assertThat(rejection(map("loans", map("any", map())))).startsWith("where.loans.any: ");
    assertThat(rejection(map("loans", map("som", map())))).endsWith("Did you mean some?");
  }

  @Test
  void suggestsTheNearestName() {
    assertThat(rejection(map("titel", map("eq", "a"))))
        .isEqualTo("where.titel: Book has no such key. Did you mean title?");
    assertThat(rejection(map("_nto", map("pages", map("eq", 1L))))).endsWith("Did you mean _not?");
    assertThat(rejection(map("title", map("startWith", "a"))))
        .isEqualTo(
            "where.title.startWith: StringFilter has no such operator. Did you mean startsWith?");
    assertThat(rejection(map("available", map("gt", true))))
        .contains("BooleanFilter has no such operator");
    assertThat(rejection(map("extra", map("gt", "{}"))))
        .contains("JSONFilter has no such operator");
    assertThat(rejection(map("tags", map("eq", List.of("a")))))
        .contains("StringListFilter has no such");
  }

  @ParameterizedTest
  @ValueSource(strings = {"like", "ilike"})
  void rejectsAPatternThatEndsWithAnUnfinishedEscape(String operator) {
    assertThat(rejection(map("title", map(operator, "50\\"))))
        .startsWith("where.title." + operator);
  }

  @Test
  void rejectsInputsThatAreNotObjects() {
    assertThat(rejection("x")).startsWith("where: ");
    assertThat(rejection(List.of(map("pages", map("eq", 1L))))).startsWith("where: ");
    assertThat(rejection(map("pages", 1L))).startsWith("where.pages: ");
    assertThat(rejection(map("_and", List.of(List.of())))).startsWith("where._and.0: ");
    assertThat(rejection(map("subtitle", map("isNull", "yes"))))
        .startsWith("where.subtitle.isNull: ");
  }

  @Test
  void keepsVariables() {
    Operand variable = new Operand.Variable(0);
    assertThat(bind(map("pages", map("eq", variable))))
        .isEqualTo(new Filter.Compare(column("pages"), Comparison.EQ, variable));
    assertThat(bind(map("pages", map("nin", variable))))
        .isEqualTo(new Filter.Not(new Filter.In(column("pages"), variable)));
  }

  private Filter bind(Object input) {
    return binder.filter(BOOK, input, "where");
  }

  private String rejection(Object input) {
    RequestException rejected = catchThrowableOfType(RequestException.class, () -> bind(input));
    assertThat(rejected).as("the rejection of " + input).isNotNull();
    assertThat(rejected.code()).isEqualTo(ErrorCode.BAD_USER_INPUT);
    return rejected.getMessage();
  }

  private static Filter compare(String field, Comparison comparison, Object value) {
    return new Filter.Compare(column(field), comparison, new Operand.Constant(value));
  }

  private static Column column(String field) {
    return ((ScalarField) BOOK.field(field).orElseThrow()).column();
  }
}
