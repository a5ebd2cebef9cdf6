package dev.fraiseql.contract.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.fraiseql.contract.value.Decimal;
import dev.fraiseql.contract.value.Slice;
import dev.fraiseql.contract.value.Uuid;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class JsonSinkTest {
  private final Random random = new Random(7);

  static String written(Consumer<JsonSink> writing) {
    JsonSink sink = new JsonSink(0);
    writing.accept(sink);
    return new String(sink.array(), 0, sink.size(), StandardCharsets.UTF_8);
  }

  @Test
  void escapesWhatJsonDoesNotAllowInAString() {
    assertThat(written(out -> out.string("a\"b\\c\n\r\t\b\f\u0001\u001f/é😀")))
        .isEqualTo("\"a\\\"b\\\\c\\n\\r\\t\\b\\f\\u0001\\u001f/é😀\"");
    assertThat(written(out -> out.string(""))).isEqualTo("\"\"");
    String controls = "\u0001".repeat(1_000);
    assertThat(written(out -> out.string(controls)))
        .isEqualTo("\"" + "\\u0001".repeat(1_000) + "\"");
  }

  @Test
  void writesWholeNumbersAsJavaDoes() {
    for (long edge :
        new long[] {0, 9, 10, 99, 100, 12345, Integer.MIN_VALUE, Long.MAX_VALUE, Long.MIN_VALUE}) {
      assertThat(written(out -> out.integer(edge))).isEqualTo(Long.toString(edge));
      assertThat(written(out -> out.integerId(-edge, false))).isEqualTo("\"" + -edge + "\"");
    }
    for (int i = 0; i < 10_000; i++) {
      long value = random.nextLong() >> random.nextInt(64);
      assertThat(written(out -> out.integer(value))).isEqualTo(Long.toString(value));
    }
  }

  @Test
  void writesDecimalsWithAllDigitsOfTheirScale() {
    assertThat(written(out -> out.decimal(new Decimal().setLong(204_000, 4), false)))
        .isEqualTo("20.4000");
    assertThat(written(out -> out.decimal(new Decimal().setLong(-5, 2), false))).isEqualTo("-0.05");
    assertThat(written(out -> out.decimal(new Decimal().setExact(new BigDecimal("1e3"), 1), false)))
        .isEqualTo("1000.0");
    assertThat(
            written(out -> out.decimal(new Decimal().setExact(new BigDecimal("0.125"), 2), false)))
        .isEqualTo("0.13");
    for (int i = 0; i < 10_000; i++) {
      long unscaled = i == 0 ? Long.MIN_VALUE : random.nextLong() >> random.nextInt(64);
      int scale = random.nextInt(25);
      assertThat(written(out -> out.decimal(new Decimal().setLong(unscaled, scale), false)))
          .isEqualTo(BigDecimal.valueOf(unscaled, scale).toPlainString());
    }
  }

  @Test
  void writesFloatsAsJavaDoesButNoNegativeZero() {
    assertThat(written(out -> out.float64(-0.0, false))).isEqualTo("0.0");
    assertThat(written(out -> out.float32(-0.0f, false))).isEqualTo("0.0");
    assertThat(written(out -> out.float64(1e300, false))).isEqualTo("1.0E300");
    assertThat(written(out -> out.float32(0.1f, false))).isEqualTo("0.1");
    assertThatExceptionOfType(FieldError.class)
        .isThrownBy(() -> written(out -> out.float64(Double.NaN, false)));
    assertThatExceptionOfType(FieldError.class)
        .isThrownBy(() -> written(out -> out.float32(Float.NEGATIVE_INFINITY, false)));
  }

  @Test
  void writesBytesAndUuidsAsTheJdkDoes() {
    for (int length = 0; length < 20; length++) {
      byte[] bytes = new byte[length];
      random.nextBytes(bytes);
      assertThat(written(out -> out.bytes(new Slice().set(bytes), false)))
          .isEqualTo("\"" + Base64.getEncoder().encodeToString(bytes) + "\"");
    }
    UUID uuid = UUID.fromString("f81d4fae-7dec-11d0-a765-00a0c91e6bf6");
    assertThat(
            written(out ->
                out.uuid(
                    new Uuid().set(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits()),
                    false)))
        .isEqualTo("\"" + uuid + "\"");
  }

  @Test
  void writesMomentsWithAFractionOnlyWhenThereIsOne() {
    LocalDateTime moment = LocalDateTime.of(2024, 2, 29, 23, 59, 58);
    assertThat(written(out -> out.instant(micros(moment), false)))
        .isEqualTo("\"2024-02-29T23:59:58Z\"");
    assertThat(written(out -> out.instant(micros(moment) + 120_000, false)))
        .isEqualTo("\"2024-02-29T23:59:58.120Z\"");
    assertThat(written(out -> out.localDateTime(micros(moment) + 1, false)))
        .isEqualTo("\"2024-02-29T23:59:58.000001\"");
    assertThat(written(out -> out.localTime(0, false))).isEqualTo("\"00:00:00\"");
    assertThat(written(out -> out.localDateTime(-1, false)))
        .isEqualTo("\"1969-12-31T23:59:59.999999\"");
  }

  @Test
  void writesEveryDayOfTheCalendar() {
    LocalDate last = LocalDate.of(9999, 12, 31);
    for (LocalDate day = LocalDate.of(0, 1, 1); !day.isAfter(last); day = day.plusDays(13)) {
      int epochDay = (int) day.toEpochDay();
      assertThat(written(out -> out.localDate(epochDay, false))).isEqualTo("\"" + day + "\"");
      assertThat(CivilDate.epochDay(day.getYear(), day.getMonthValue(), day.getDayOfMonth()))
          .isEqualTo(epochDay);
    }
    assertThatExceptionOfType(FieldError.class)
        .isThrownBy(() -> written(out -> out.localDate((int) last.toEpochDay() + 1, false)));
    assertThatExceptionOfType(FieldError.class)
        .isThrownBy(
            () -> written(out -> out.localTime(LocalTime.MAX.toNanoOfDay() / 1_000 + 1, false)));
  }

  @Test
  void writesDurationsInIsoNotation() {
    assertThat(written(out -> out.duration(-1, 6, false)))
        .isEqualTo("\"" + Duration.of(-1, ChronoUnit.MICROS) + "\"");
    assertThat(written(out -> out.duration(29_192_345, 3, false))).isEqualTo("\"PT8H6M32.345S\"");
    assertThat(written(out -> out.duration(90, 0, false))).isEqualTo("\"PT1M30S\"");
  }

  private static long micros(LocalDateTime moment) {
    return moment.toEpochSecond(ZoneOffset.UTC) * 1_000_000;
  }
}
