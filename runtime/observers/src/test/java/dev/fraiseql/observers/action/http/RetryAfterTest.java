package dev.fraiseql.observers.action.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RetryAfterTest {
  private static final Instant NOW = Instant.parse("2026-11-30T19:15:00Z");

  @Test
  void readsSecondsAndDatesUpToTheMaximum() {
    assertThat(read("120")).isEqualTo(Duration.ofMinutes(2));
    assertThat(read(" 0 ")).isEqualTo(Duration.ZERO);
    assertThat(read("Mon, 30 Nov 2026 19:16:30 GMT")).isEqualTo(Duration.ofSeconds(90));
    assertThat(read("Sun, 29 Nov 2026 19:16:30 GMT")).isEqualTo(Duration.ZERO);
    assertThat(read("3601")).isEqualTo(Duration.ofHours(1));
    assertThat(read("9".repeat(40))).isEqualTo(Duration.ofHours(1));
    assertThat(read("Wed, 30 Dec 2026 19:16:30 GMT")).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void ignoresAnythingElse() {
    assertThat(read("-1")).isNull();
    assertThat(read("1.5")).isNull();
    assertThat(read("")).isNull();
    assertThat(read("soon")).isNull();
    assertThat(read("٣")).isNull();
  }

  private static Duration read(String value) {
    return RetryAfter.read(value, NOW, Duration.ofHours(1));
  }
}
