package dev.fraiseql.plan.bind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.model.Doc;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ScalarConversion;
import dev.fraiseql.contract.model.ScalarModel;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.query.Binding;
import dev.fraiseql.contract.query.Operand;
import dev.fraiseql.contract.query.Values;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class CustomScalarsTest {
  private static final String CLASS = "x.Code";

  private static ScalarModel scalar(Scalar base, boolean text, Function<Object, Object> stored) {
    return new ScalarModel(
        "Code",
        CLASS,
        base,
        text,
        null,
        Doc.NONE,
        new ScalarConversion(stored::apply, String::valueOf));
  }

  private static Model model(ScalarModel scalar) {
    return new Model(List.of(), List.of(), List.of(), List.of(scalar));
  }

  private static Object value(ScalarModel scalar, Object json) {
    return new Coercion(model(scalar)).value(json, scalar.type(), false, "where.code.eq");
  }

  private static void assertRejected(ScalarModel scalar, Object json, String message) {
    assertThatExceptionOfType(RequestException.class)
        .isThrownBy(() -> value(scalar, json))
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_USER_INPUT))
        .withMessage(message);
  }

  private static void assertNotStorable(Scalar base, Object made) {
    ScalarModel scalar = scalar(base, true, given -> made);
    assertThatExceptionOfType(IllegalStateException.class)
        .as("%s", made)
        .isThrownBy(() -> value(scalar, "x"))
        .withMessageStartingWith(
            CLASS + " returned a value that no column of its type can store: ");
  }

  @Test
  void convertsAValueToTheBaseTypeBeforeTheRecord() {
    ScalarModel number = scalar(Scalar.LONG, false, given -> (Long) given + 1);
    assertThat(value(number, 41L)).isEqualTo(42L);
    assertThat(value(number, "41")).isEqualTo(42L);
    assertRejected(number, 4.5, "where.code.eq: 4.5 is not an integer of type Long.");
    ScalarModel text = scalar(Scalar.LONG, true, given -> (long) ((String) given).length());
    assertThat(value(text, "four")).isEqualTo(4L);
    assertRejected(text, 4L, "where.code.eq: 4 is not a String.");
    assertRejected(
        text,
        "\0",
        "where.code.eq: the text contains the character 0x00, which no database can store.");
  }

  @Test
  void reportsTheMessageOfTheRecord() {
    ScalarModel picky =
        scalar(
            Scalar.STRING,
            false,
            given -> {
              throw new IllegalArgumentException(String.valueOf(given).substring(1));
            });
    assertRejected(picky, "4+1", "where.code.eq: \"4+1\" is no Code: +1");
    assertRejected(picky, "4", "where.code.eq: \"4\" is no Code.");
    String cut = "x".repeat(300);
    assertRejected(
        picky,
        "x".repeat(400),
        "where.code.eq: \"" + "x".repeat(60) + "...\" is no Code: " + cut + "...");
    ScalarModel wordless =
        scalar(
            Scalar.STRING,
            false,
            given -> {
              throw new NumberFormatException();
            });
    assertRejected(wordless, "4", "where.code.eq: \"4\" is no Code.");
  }

  @Test
  void treatsOtherExceptionsAsBugsOfTheRecord() {
    ScalarModel broken =
        scalar(
            Scalar.STRING,
            false,
            given -> {
              throw new UnsupportedOperationException("secret");
            });
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> value(broken, "4"))
        .withMessage("x.Code failed on a value")
        .withCauseInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void rejectsValuesThatNoColumnCanStore() {
    assertNotStorable(Scalar.STRING, "a\0");
    assertNotStorable(Scalar.STRING, "\ud800");
    assertNotStorable(Scalar.STRING, 1L);
    assertNotStorable(Scalar.DOUBLE, Double.NaN);
    assertNotStorable(Scalar.DOUBLE, Double.NEGATIVE_INFINITY);
    assertNotStorable(Scalar.INSTANT, Instant.parse("2026-01-01T00:00:00.000000001Z"));
    assertNotStorable(Scalar.INSTANT, Instant.parse("+10000-01-01T00:00:00Z"));
    assertNotStorable(Scalar.LOCAL_DATE_TIME, LocalDateTime.of(2026, 1, 1, 0, 0, 0, 1));
    assertNotStorable(Scalar.LOCAL_DATE_TIME, LocalDateTime.of(0, 1, 1, 0, 0));
    assertNotStorable(Scalar.LOCAL_DATE, LocalDate.of(10_000, 1, 1));
    assertNotStorable(Scalar.LOCAL_TIME, LocalTime.of(0, 0, 0, 999));
    assertNotStorable(Scalar.DURATION, Duration.ofNanos(1));
    ScalarModel nothing = scalar(Scalar.STRING, true, given -> null);
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> value(nothing, "x"))
        .withMessageEndingWith(": null");
  }

  @Test
  void bindsNegativeZeroAsZero() {
    assertThat(value(scalar(Scalar.DOUBLE, false, given -> -0.0), 1L)).isEqualTo(0.0);
  }

  @Test
  void rejectsDurationsFinerThanTheUnitOfTheColumn() {
    ScalarModel scalar = scalar(Scalar.DURATION, true, given -> Duration.parse((String) given));
    Coercion coercion = new Coercion(model(scalar));
    ValueType seconds = ValueType.duration(0).custom("Code", true);
    assertThat(coercion.value("PT-2S", seconds, false, "x")).isEqualTo(Duration.ofSeconds(-2));
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> coercion.value("PT-0.5S", seconds, false, "x"));
  }

  @Test
  void convertsLiteralsOfCompiledOperationsWhenTheyAreBound() {
    ScalarModel scalar = scalar(Scalar.STRING, false, given -> given + "!");
    BoundValues bound = new BoundValues(model(scalar));
    Binding.Value one = new Binding.Value(scalar.type(), new Operand.Unmade("a"));
    assertThat(bound.value(one, Values.NONE, List.of())).isEqualTo("a!");
    Binding.ValueList many =
        new Binding.ValueList(
            scalar.type(), new Operand.Unmade(List.of("a", "b")), Binding.Adjustment.NONE);
    assertThat(bound.list(many, Values.NONE, List.of())).isEqualTo(List.of("a!", "b!"));
    Binding.Value made = new Binding.Value(scalar.type(), new Operand.Constant("a"));
    assertThat(bound.value(made, Values.NONE, List.of())).isEqualTo("a");
  }

  @Test
  void leavesValuesUnchangedWhileTheRecordIsBeingCompiled() {
    ScalarModel compiled =
        new ScalarModel("Code", CLASS, Scalar.LONG, true, null, Doc.NONE, ScalarConversion.UNKNOWN);
    assertThat(value(compiled, "anything")).isEqualTo("anything");
    assertRejected(compiled, Map.of(), "where.code.eq: {} is not a String.");
  }
}
