package dev.fraiseql.plan.bind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.plan.Library;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CoercionTest {
  private final Coercion coercion = new Coercion(Library.MODEL);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-01-24T10:30:00Z",
        "2026-01-24T10:30:00.0Z",
        "2026-01-24T10:30:00.000000Z",
        "2026-01-24T12:30:00+02:00",
        "2026-01-24T05:00:00-05:30",
        "2026-01-24T10:30:00-00:00"
      })
  void acceptsADateTimeInEveryZone(String text) {
    assertThat(value(text, Scalar.INSTANT)).isEqualTo(Instant.parse("2026-01-24T10:30:00Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-01-24",
        "2026-01-24T10:30Z",
        "2026-01-24T10:30:00",
        "2026-01-24 10:30:00Z",
        "2026-01-24T10:30:00.Z",
        "2026-01-24T10:30:00.1234567Z",
        "2026-01-24T24:00:00Z",
        "2026-01-24T23:59:60Z",
        "2026-02-30T10:30:00Z",
        "2025-02-29T10:30:00Z",
        "0000-12-31T10:30:00Z",
        "0001-01-01T00:30:00+01:00",
        "9999-12-31T23:30:00-01:00",
        "10000-01-01T00:00:00Z",
        "-2026-01-24T10:30:00Z",
        "2026-01-24T10:30:00+2",
        "2026-01-24T10:30:00Z[UTC]",
        " 2026-01-24T10:30:00Z",
        "now",
        ""
      })
  void rejectsInvalidDateTimes(String text) {
    rejects(text, Scalar.INSTANT);
  }

  @Test
  void acceptsTheFirstAndTheLastDateTime() {
    assertThat(value("0001-01-01T00:00:00Z", Scalar.INSTANT))
        .isEqualTo(Instant.parse("0001-01-01T00:00:00Z"));
    assertThat(value("9999-12-31T23:59:59.999999Z", Scalar.INSTANT))
        .isEqualTo(Instant.parse("9999-12-31T23:59:59.999999Z"));
  }

  @Test
  void acceptsDatesAndTimes() {
    assertThat(value("2024-02-29", Scalar.LOCAL_DATE)).isEqualTo(LocalDate.of(2024, 2, 29));
    assertThat(value("0001-01-01", Scalar.LOCAL_DATE)).isEqualTo(LocalDate.of(1, 1, 1));
    assertThat(value("23:59:59.999999", Scalar.LOCAL_TIME))
        .isEqualTo(LocalTime.parse("23:59:59.999999"));
    assertThat(value("00:00:00", Scalar.LOCAL_TIME)).isEqualTo(LocalTime.MIDNIGHT);
    assertThat(value("2024-02-29T10:30:00.5", Scalar.LOCAL_DATE_TIME))
        .isEqualTo(LocalDateTime.of(2024, 2, 29, 10, 30, 0, 500_000_000));
  }

  @ParameterizedTest
  @CsvSource({
    "LOCAL_DATE, 2023-02-29",
    "LOCAL_DATE, 2023-13-01",
    "LOCAL_DATE, 0000-01-01",
    "LOCAL_DATE, 12023-01-01",
    "LOCAL_DATE, 2023-1-1",
    "LOCAL_DATE, 2023-01-01T00:00:00",
    "LOCAL_TIME, 24:00:00",
    "LOCAL_TIME, 10:30",
    "LOCAL_TIME, 10:30:60",
    "LOCAL_TIME, 10:30:00Z",
    "LOCAL_TIME, 10:30:00.1234567",
    "LOCAL_DATE_TIME, 2023-01-01T10:30:00Z",
    "LOCAL_DATE_TIME, 2023-01-01 10:30:00",
    "LOCAL_DATE_TIME, 2023-01-01T24:00:00",
    "LOCAL_DATE_TIME, 2023-01-01"
  })
  void rejectsInvalidDatesAndTimes(Scalar scalar, String text) {
    rejects(text, scalar);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "INSTANT | 2026-01-01T00:00:00.123456789Z | is finer than a microsecond.",
        "LOCAL_DATE_TIME | 2026-01-01T00:00:00.1234567 | is finer than a microsecond.",
        "LOCAL_TIME | 10:30:00.1234567 | is finer than a microsecond.",
        "LOCAL_DATE | 0000-01-01 | is out of range: years are 0001 to 9999.",
        "INSTANT | 0000-12-31T10:30:00Z | is out of range: years are 0001 to 9999.",
        "INSTANT | 0001-01-01T00:30:00+01:00 | is out of range: years are 0001 to 9999.",
      })
  void saysWhatIsWrongWithAValueOfTheRightForm(Scalar scalar, String text, String problem) {
    assertThat(rejection(text, scalar)).isEqualTo("x: \"" + text + "\" " + problem);
  }

  @ParameterizedTest
  @ValueSource(strings = {"%s", "-%s.5", "0.%s", "1e%s"})
  void saysThatADecimalHasTooManyDigits(String form) {
    assertThat(rejection(form.formatted("7".repeat(500)), ValueType.decimal(12, 2)))
        .contains("has too many digits: a Decimal has at most 400");
  }

  @Test
  void acceptsADurationInTheUnitOfItsColumn() {
    ValueType millis = ValueType.duration(3);
    assertThat(value("PT1H30M", millis)).isEqualTo(Duration.ofMinutes(90));
    assertThat(value("P2DT0.001S", millis)).isEqualTo(Duration.ofDays(2).plusMillis(1));
    assertThat(value("-PT0.5S", millis)).isEqualTo(Duration.ofMillis(-500));
    assertThat(rejection("PT0.0001S", millis)).contains("finer");
    assertThat(rejection("PT0.5S", ValueType.duration(0))).contains("finer");
    rejects("P1Y", millis);
    rejects("1h", millis);
    rejects("PT9223372036854775807S", millis);
    rejects(90, millis);
  }

  @Test
  void acceptsIntegersInTheirRange() {
    assertThat(value(2147483647L, Scalar.INT)).isEqualTo(2147483647L);
    assertThat(value(-2147483648L, Scalar.INT)).isEqualTo(-2147483648L);
    assertThat(rejection(2147483648L, Scalar.INT)).contains("range of Int");
    assertThat(value(Long.MAX_VALUE, Scalar.LONG)).isEqualTo(Long.MAX_VALUE);
    assertThat(value("-9223372036854775808", Scalar.LONG)).isEqualTo(Long.MIN_VALUE);
    assertThat(rejection(new BigInteger("9223372036854775808"), Scalar.LONG))
        .contains("range of Long");
    rejects("9223372036854775808", Scalar.LONG);
    rejects("1", Scalar.INT);
    rejects(new BigDecimal("1.0"), Scalar.INT);
    rejects(new BigDecimal("1.0"), Scalar.LONG);
    rejects("+1", Scalar.LONG);
    rejects("01", Scalar.LONG);
    rejects("1.0", Scalar.LONG);
    rejects("", Scalar.LONG);
    rejects(true, Scalar.INT);
  }

  @Test
  void acceptsIdsAsStringsAndAsNumbers() {
    assertThat(id("42", Scalar.LONG)).isEqualTo(42L);
    assertThat(id(42L, Scalar.LONG)).isEqualTo(42L);
    assertThat(id("-7", Scalar.INT)).isEqualTo(-7L);
    assertThat(id("a", Scalar.STRING)).isEqualTo("a");
    assertThat(id(42L, Scalar.STRING)).isEqualTo("42");
    assertThat(id("123E4567-E89B-12D3-A456-426614174000", Scalar.UUID))
        .isEqualTo(UUID.fromString("123e4567-e89b-12d3-a456-426614174000"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " 1",
        "1 ",
        "+1",
        "01",
        "-0",
        "1.0",
        "1e3",
        "0x1",
        "١",
        "abc",
        "9223372036854775808"
      })
  void rejectsIdsThatAreNotPlainIntegers(String text) {
    assertThatExceptionOfType(RequestException.class)
        .isThrownBy(() -> coercion.value(text, ValueType.of(Scalar.LONG), true, "id"))
        .withMessageStartingWith("id: ")
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_USER_INPUT));
  }

  @ParameterizedTest
  @CsvSource({
    "19.99, 19.99",
    "20.40, 20.40",
    "1e3, 1000",
    "-.5, -0.5",
    "5., 5",
    "+7, 7",
    "1E-2, 0.01"
  })
  void acceptsDecimalsAsStrings(String text, BigDecimal expected) {
    assertThat((BigDecimal) value(text, ValueType.decimal(10, 2))).isEqualByComparingTo(expected);
  }

  @Test
  void acceptsDecimalsAsNumbersOfAnyLength() {
    assertThat(value(20L, ValueType.decimal(10, 2))).isEqualTo(new BigDecimal("20"));
    assertThat(value(new BigDecimal("0.1"), ValueType.decimal(10, 2)))
        .isEqualTo(new BigDecimal("0.1"));
    String digits = "9".repeat(100);
    assertThat(value(digits, ValueType.decimal(10, 2))).isEqualTo(new BigDecimal(digits));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ".", "abc", "1,5", "NaN", "Infinity", "1e", "1e1000", "0x10", " 1", "١"})
  void rejectsInvalidDecimals(String text) {
    assertThatExceptionOfType(RequestException.class)
        .isThrownBy(() -> value(text, ValueType.decimal(10, 2)));
  }

  @Test
  void acceptsFiniteFloats() {
    assertThat(value(1L, Scalar.DOUBLE)).isEqualTo(1.0);
    assertThat(value(new BigDecimal("-0.0"), Scalar.DOUBLE)).isEqualTo(0.0);
    assertThat(1 / (Double) value(-0.0, Scalar.DOUBLE)).isPositive();
    rejects(new BigDecimal("1e400"), Scalar.DOUBLE);
    rejects("1.5", Scalar.DOUBLE);
    rejects(true, Scalar.DOUBLE);
  }

  @Test
  void acceptsTextsThatEveryDatabaseCanStore() {
    assertThat(value("", Scalar.STRING)).isEqualTo("");
    assertThat(value("😀 e\u0301 ", Scalar.STRING)).isEqualTo("😀 e\u0301 ");
    assertThat(rejection("a\0b", Scalar.STRING)).contains("0x00");
    assertThat(rejection("\ud83d", Scalar.STRING)).contains("surrogate");
    assertThat(rejection("\ude00\ud83d", Scalar.STRING)).contains("surrogate");
    rejects(1L, Scalar.STRING);
    rejects(true, Scalar.STRING);
  }

  @Test
  void acceptsHyphenatedUuidsInAnyCase() {
    UUID uuid = UUID.fromString("123e4567-e89b-12d3-a456-426614174000");
    assertThat(value("123E4567-E89B-12d3-A456-426614174000", Scalar.UUID)).isEqualTo(uuid);
    rejects("123e4567e89b12d3a456426614174000", Scalar.UUID);
    rejects("{123e4567-e89b-12d3-a456-426614174000}", Scalar.UUID);
    rejects("1-1-1-1-1", Scalar.UUID);
  }

  @Test
  void takesBytesInBase64() {
    assertThat((byte[]) value("AP8=", Scalar.BYTES)).containsExactly(0, -1);
    assertThat((byte[]) value("", Scalar.BYTES)).isEmpty();
    rejects("*", Scalar.BYTES);
    rejects("AP_=", Scalar.BYTES);
  }

  @Test
  void suggestsTheNearestEnumValue() {
    ValueType genre = ValueType.enumOf("Genre");
    assertThat(value("POEM", genre)).isEqualTo("POEM");
    assertThat(rejection("NOVELL", genre))
        .isEqualTo("x: \"NOVELL\" is no value of Genre. Did you mean NOVEL?");
    rejects("novel ", genre);
    rejects(1L, genre);
  }

  @Test
  void acceptsBooleans() {
    assertThat(value(false, Scalar.BOOLEAN)).isEqualTo(false);
    rejects("true", Scalar.BOOLEAN);
    rejects(1L, Scalar.BOOLEAN);
  }

  @Test
  void acceptsListsAndSingleValuesButNoNullElement() {
    ValueType ints = ValueType.of(Scalar.INT).asList();
    assertThat(value(List.of(1L, 2L), ints)).isEqualTo(List.of(1L, 2L));
    assertThat(value(List.of(), ints)).isEqualTo(List.of());
    assertThat(value(3L, ints)).isEqualTo(List.of(3L));
    assertThat(rejection(new ArrayList<>(Arrays.asList(1L, null)), ints)).startsWith("x.1: null");
    rejects(List.of(List.of(1L)), ints);
    rejects(Map.of(), ints);
  }

  @Test
  void truncatesWrongValuesInErrors() {
    assertThat(rejection("z".repeat(5000), Scalar.UUID)).hasSizeLessThan(200);
  }

  private Object id(Object json, Scalar scalar) {
    return coercion.value(json, ValueType.of(scalar), true, "id");
  }

  private Object value(Object json, Scalar scalar) {
    return value(json, ValueType.of(scalar));
  }

  private Object value(Object json, ValueType type) {
    return coercion.value(json, type, false, "x");
  }

  private void rejects(Object json, Scalar scalar) {
    rejects(json, ValueType.of(scalar));
  }

  private void rejects(Object json, ValueType type) {
    assertThat(rejection(json, type)).startsWith("x");
  }

  private String rejection(Object json, Scalar scalar) {
    return rejection(json, ValueType.of(scalar));
  }

  private String rejection(Object json, ValueType type) {
    try {
      Object value = value(json, type);
      throw new AssertionError(json + " was taken, as " + value);
    } catch (RequestException e) {
      assertThat(e.code()).isEqualTo(ErrorCode.BAD_USER_INPUT);
      return e.getMessage();
    }
  }
}
