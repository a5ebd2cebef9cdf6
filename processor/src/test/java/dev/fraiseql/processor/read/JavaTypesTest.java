package dev.fraiseql.processor.read;

import static dev.fraiseql.processor.read.ModelOf.field;
import static dev.fraiseql.processor.read.ModelOf.only;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.JavaFileObjects;
import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.EnumModel;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.model.ValueType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JavaTypesTest {
  private static ScalarField scalar(String declaration) {
    TypeModel type =
        only(
            ModelOf.source(
                "@Type record Thing(@Id long id, " + declaration + ") {}\nenum Colour { RED }"));
    return (ScalarField) type.fields().get(1);
  }

  @ParameterizedTest
  @CsvSource({
    "byte, BYTE",
    "Byte, BYTE",
    "short, SHORT",
    "Short, SHORT",
    "int, INT",
    "Integer, INT",
    "long, LONG",
    "Long, LONG",
    "float, FLOAT",
    "Float, FLOAT",
    "double, DOUBLE",
    "Double, DOUBLE",
    "boolean, BOOLEAN",
    "Boolean, BOOLEAN",
    "String, STRING",
    "Instant, INSTANT",
    "OffsetDateTime, INSTANT",
    "LocalDateTime, LOCAL_DATE_TIME",
    "LocalDate, LOCAL_DATE",
    "LocalTime, LOCAL_TIME",
    "UUID, UUID",
    "byte[], BYTES"
  })
  void readsEachTypeOfTheTable(String javaType, Scalar expected) {
    assertThat(scalar(javaType + " value").column())
        .isEqualTo(new Column("value", ValueType.of(expected), false));
  }

  @Test
  void readsDecimalsWithTheirDigits() {
    assertThat(scalar("BigDecimal value").column().type()).isEqualTo(ValueType.decimal(18, 6));
    assertThat(scalar("@Column(precision = 12, scale = 2) BigDecimal value").column().type())
        .isEqualTo(ValueType.decimal(12, 2));
    assertThat(scalar("@Column(precision = 12) BigDecimal value").column().type())
        .isEqualTo(ValueType.decimal(12, 0));
    assertThat(scalar("@Column(scale = 2) BigDecimal value").column().type())
        .isEqualTo(ValueType.decimal(18, 2));
  }

  @Test
  void readsDurationsWithTheirUnit() {
    assertThat(scalar("Duration value").column().type()).isEqualTo(ValueType.duration(6));
    assertThat(scalar("@Column(unit = ChronoUnit.MILLIS) Duration value").column().type())
        .isEqualTo(ValueType.duration(3));
    assertThat(scalar("@Column(unit = ChronoUnit.SECONDS) Duration value").column().type())
        .isEqualTo(ValueType.duration(0));
  }

  @Test
  void readsLists() {
    assertThat(scalar("List<Integer> value").column().type())
        .isEqualTo(ValueType.of(Scalar.INT).asList());
    assertThat(scalar("@Column(precision = 5, scale = 1) List<BigDecimal> value").column().type())
        .isEqualTo(ValueType.decimal(5, 1).asList());
    assertThat(scalar("List<Colour> value").column().type())
        .isEqualTo(ValueType.enumOf("Colour").asList());
  }

  @Test
  void readsEnumsWithWhatIsSaidOfThem() {
    Model model =
        ModelOf.source(
            """
            @Type record Thing(@Id long id, Outer.Colour colour) {}
            class Outer {
              /** What one sees. */
              enum Colour {
                /** Like blood. */
                RED,
                /**
                 * Like grass.
                 *
                 * @deprecated nobody sees it
                 */
                @Deprecated GREEN
              }
            }
            """);
    assertThat(((ScalarField) field(only(model), "colour")).graphql()).isEqualTo("Colour");
    EnumModel colour = model.enumeration("Colour");
    assertThat(colour.javaClass()).isEqualTo("app.Outer.Colour");
    assertThat(colour.doc().description()).isEqualTo("What one sees.");
    assertThat(colour.values())
        .extracting(EnumModel.Value::name, value -> value.doc().deprecation())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("RED", null),
            org.assertj.core.groups.Tuple.tuple("GREEN", "nobody sees it"));
  }

  @Test
  void readsAnythingMarkedAsJson() {
    assertThat(scalar("@Json Map<String, List<Integer>> value").column().type())
        .isEqualTo(ValueType.of(Scalar.JSON));
  }

  @Test
  void readsJsonNodes() {
    Model model =
        ModelOf.sources(
            JavaFileObjects.forSourceString(
                "tools.jackson.databind.JsonNode",
                "package tools.jackson.databind; public abstract class JsonNode {}"),
            JavaFileObjects.forSourceString(
                "app.Thing",
                ModelOf.IMPORTS
                    + "@Type record Thing(@Id long id, tools.jackson.databind.JsonNode value) {}"));
    assertThat(((ScalarField) field(only(model), "value")).column().type())
        .isEqualTo(ValueType.of(Scalar.JSON));
  }

  @Test
  void readsNullnessFromAnnotationsAndOptionals() {
    assertThat(scalar("String value").nullable()).isFalse();
    assertThat(scalar("@Nullable String value").nullable()).isTrue();
    assertThat(scalar("Optional<String> value").nullable()).isTrue();
    assertThat(scalar("Optional<String> value").column().type())
        .isEqualTo(ValueType.of(Scalar.STRING));
    assertThat(scalar("byte @Nullable [] value").nullable()).isTrue();
    assertThat(scalar("java.util.@Nullable List<String> value").nullable()).isTrue();
  }

  @Test
  void readsTheNullableOfOthers() {
    Model model =
        ModelOf.sources(
            JavaFileObjects.forSourceString(
                "other.Nullable", "package other; public @interface Nullable {}"),
            JavaFileObjects.forSourceString(
                "app.Thing",
                "package app; import dev.fraiseql.annotations.*;"
                    + "@Type class Thing { @Id long id; String name;"
                    + "  @other.Nullable String getName() { return name; } }"));
    assertThat(field(only(model), "name").nullable()).isTrue();
  }

  @Test
  void readsLengths() {
    assertThat(scalar("@Column(length = 40) String value").column().length()).isEqualTo(40);
  }
}
