package dev.fraiseql.plan.bind;

import static dev.fraiseql.plan.Maps.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.query.Values;
import dev.fraiseql.contract.query.Variable;
import dev.fraiseql.plan.Library;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VariableReaderTest {
  private final VariableReader reader = new VariableReader(Library.MODEL);

  @Test
  void distinguishesAbsentNullAndDefault() {
    List<Variable> variables =
        List.of(
            new Variable("a", "Int"), new Variable("b", "Int", 7L), new Variable("c", "Int", null));
    Values none = reader.read(variables, Map.of());
    assertThat(none.isAbsent(0)).isTrue();
    assertThat(none.get(1)).isEqualTo(7L);
    assertThat(none.isAbsent(2)).isFalse();
    assertThat(none.get(2)).isNull();
    Values nulls = reader.read(variables, map("a", null, "b", null, "c", 1L));
    assertThat(nulls.isAbsent(0)).isFalse();
    assertThat(nulls.get(0)).isNull();
    assertThat(nulls.get(1)).isNull();
    assertThat(nulls.get(2)).isEqualTo(1L);
  }

  @Test
  void rejectsMissingRequiredVariables() {
    assertThat(rejection("Int!", map())).isEqualTo("$v: a value is missing; Int! is required.");
    List<Variable> several =
        List.of(
            new Variable("a", "Int!"),
            new Variable("b", "Int"),
            new Variable("c", "[ID!]!"),
            new Variable("d", "Int!", 7L),
            new Variable("e", "ID!"));
    assertThat(
            catchThrowableOfType(
                RequestException.class, () -> reader.read(several, map("e", null))))
        .hasMessage("$a: a value is missing; Int! is required. Missing, too: $c.");
    assertThat(rejection("Int!", map("v", null)))
        .isEqualTo("$v: null is given, but Int! is required.");
    assertThat(rejection("[Int!]", map("v", Arrays.asList(1L, null)))).startsWith("$v.1: null");
    reader.read(List.of(new Variable("v", "Int!", 7L)), Map.of());
    reader.read(List.of(new Variable("v", "[Int]")), map("v", Arrays.asList(1L, null)));
  }

  @Test
  void takesNamesOfUniqueKeys() {
    reader.read(List.of(new Variable("v", "BookUniqueKey!")), map("v", "ID"));
    assertThat(rejection("BookUniqueKey", map("v", "TITLE")))
        .isEqualTo("$v: a value of BookUniqueKey is expected here: ID.");
    assertThat(rejection("BookUniqueKey", map("v", 1L)))
        .isEqualTo("$v: a value of BookUniqueKey is expected here: ID.");
  }

  @Test
  void rejectsUndeclaredVariables() {
    assertThat(rejection("Int", map("w", 1L)))
        .isEqualTo("$w: the operation declares no such variable. Did you mean v?");
    assertThat(
            catchThrowableOfType(
                RequestException.class, () -> reader.read(List.of(), map("v", 1L))))
        .hasMessageContaining("$v");
  }

  @ParameterizedTest
  @CsvSource({
    "Int, x",
    "Long, x",
    "Float, x",
    "Decimal, x",
    "Boolean, x",
    "DateTime, x",
    "LocalDateTime, x",
    "Date, x",
    "Time, x",
    "Duration, x",
    "UUID, x",
    "Base64, *",
    "Genre, NOVELS"
  })
  void checksTextsByTheDeclaredType(String type, String wrong) {
    assertThat(rejection(type, map("v", wrong))).startsWith("$v: ");
    assertThat(rejection("[" + type + "!]!", map("v", List.of(wrong)))).startsWith("$v");
  }

  @Test
  void checksNumbersByTheDeclaredType() {
    assertThat(rejection("String", map("v", 1L))).startsWith("$v: ");
    assertThat(rejection("Int", map("v", 2147483648L))).contains("range of Int");
    assertThat(rejection("Int", map("v", new BigDecimal("1.0")))).startsWith("$v: ");
    assertThat(rejection("ID", map("v", new BigDecimal("1.5")))).startsWith("$v: ");
    assertThat(rejection("ID", map("v", true))).startsWith("$v: ");
    assertThat(rejection("SortDirection", map("v", 1L))).startsWith("$v: ");
    assertThat(rejection("BookWhereInput", map("v", "x"))).startsWith("$v: ");
    assertThat(rejection("BookWhereInput", map("v", List.of()))).startsWith("$v: ");
    read("ID", 1L);
    read("ID", "x");
    read("Decimal", "1e3");
    read("Long", "9007199254740993");
    read("Duration", "PT0.000001S");
  }

  @Test
  void acceptsASingleValueForAList() {
    read("[Int!]", 1L);
    assertThat(rejection("[Int!]", map("v", "x"))).startsWith("$v.0: ");
  }

  @Test
  void reportsThePathOfTheMistake() {
    assertThat(rejection("[Date!]", map("v", List.of("2026-01-01", "2026-13-01"))))
        .startsWith("$v.1: ");
  }

  private void read(String type, Object value) {
    reader.read(List.of(new Variable("v", type)), map("v", value));
  }

  private String rejection(String type, Map<String, Object> given) {
    RequestException rejected =
        catchThrowableOfType(
            RequestException.class, () -> reader.read(List.of(new Variable("v", type)), given));
    assertThat(rejected).as("the rejection of " + given + " for " + type).isNotNull();
    assertThat(rejected.code()).isEqualTo(ErrorCode.BAD_USER_INPUT);
    return rejected.getMessage();
  }
}
