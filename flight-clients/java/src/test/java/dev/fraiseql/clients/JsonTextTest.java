package dev.fraiseql.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class JsonTextTest {

  @Test
  void writesWhatGraphQlReads() {
    assertThat(text(Arrays.asList(null, true, 1, 2L, (short) 3, (byte) 4, 0.5, 0.25f)))
        .isEqualTo("[null,true,1,2,3,4,0.5,0.25]");
    assertThat(text(List.of(new BigDecimal("1E+3"), BigInteger.TEN.pow(20))))
        .isEqualTo("[1000,100000000000000000000]");
    assertThat(
            text(
                List.of(
                    Instant.EPOCH,
                    LocalDate.of(2026, 1, 24),
                    Duration.ofMinutes(90),
                    new UUID(0, 1))))
        .isEqualTo(
            "[\"1970-01-01T00:00:00Z\",\"2026-01-24\",\"PT1H30M\","
                + "\"00000000-0000-0000-0000-000000000001\"]");
    assertThat(text(List.of(DayOfWeek.MONDAY, new byte[] {0, -1})))
        .isEqualTo("[\"MONDAY\",\"AP8=\"]");
    assertThat(text("a\"b\\c\n\u0001é😀")).isEqualTo("\"a\\\"b\\\\c\\u000a\\u0001é😀\"");
  }

  @Test
  void writesTheSecondsOfTimes() {
    LocalDateTime moment = LocalDateTime.of(2026, 1, 24, 10, 30);
    assertThat(
            text(
                List.of(
                    LocalTime.of(10, 30),
                    LocalTime.of(10, 30, 0, 250_001_000),
                    moment,
                    moment.atOffset(ZoneOffset.ofHours(9)),
                    moment.atZone(ZoneId.of("Asia/Tokyo")))))
        .isEqualTo(
            "[\"10:30:00\",\"10:30:00.250001\",\"2026-01-24T10:30:00\","
                + "\"2026-01-24T01:30:00Z\",\"2026-01-24T01:30:00Z\"]");
  }

  @Test
  void keepsTheOrderOfKeys() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("b", List.of());
    map.put("a", Map.of("c", 1));
    assertThat(text(map)).isEqualTo("{\"b\":[],\"a\":{\"c\":1}}");
  }

  @Test
  void refusesWhatIsNoNumber() {
    assertThatThrownBy(() -> text(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> text(Float.POSITIVE_INFINITY)).hasMessageContaining("Infinity");
  }

  private static String text(Object value) {
    return new String(JsonText.of(value), StandardCharsets.UTF_8);
  }
}
