package dev.fraiseql.contract.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConstraintsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a@b",
        "ada.lovelace+notes@example.org",
        "!#$%&'*/=?^_`{|}~-@x-y.example",
        "\"Ada Lovelace; (x)\".\"b\\\"\\\\\"@example.org",
        "jürgen@bücher.example",
        "a@[127.0.0.1]",
        "a@[IPv6:2001:db8::1]",
        "a@[ipv6:1:2:3:4:5:6:7:8]",
        "a@[IPv6:::ffff:127.0.0.1]",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@b"
      })
  void acceptsAddressesOfMailboxes(String text) {
    assertThat(Constraints.isEmail(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "@b",
        "a@",
        "a@@b",
        " a@b",
        "a b@c",
        ".a@b",
        "a.@b",
        "a..b@c",
        "\"\"@b",
        "\"a@b",
        "\"a\"b@c",
        "\"a\\x\"@b",
        "a@b.",
        "a@.b",
        "a@b..c",
        "a@-b",
        "a@b-",
        "a@-\u00fc",
        "a@\u00fc-",
        "a@b c",
        "a@[127.0.0]",
        "a@[IPv6:1::2::3]",
        "a@[IPv6:1:2:3:4:5:6:7]",
        "a@[IPv6:1:2:3:4:5:6:7:8:9]",
        "\uD83D\uDE00@b",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@b"
      })
  void rejectsOtherTexts(String text) {
    assertThat(Constraints.isEmail(text)).isFalse();
  }

  @Test
  void judgesLongTextsInLinearTime() {
    String dashes = "a@" + "x-".repeat(500_000);
    String words = "\"" + "a\\\"".repeat(20) + "@" + "b.".repeat(500_000);
    Assertions.assertTimeout(
        Duration.ofSeconds(20),
        () -> {
          assertThat(Constraints.isEmail(dashes)).isFalse();
          assertThat(Constraints.isEmail(words)).isFalse();
        });
  }

  @Test
  void countsDigitsOfValues() {
    assertThat(Constraints.hasDigits(new BigDecimal("1e3"), 4, 0)).isTrue();
    assertThat(Constraints.hasDigits(new BigDecimal("1e3"), 3, 0)).isFalse();
    assertThat(Constraints.hasDigits(new BigDecimal("0.50"), 0, 1)).isTrue();
    assertThat(Constraints.hasDigits(new BigDecimal("0.05"), 0, 1)).isFalse();
    assertThat(Constraints.hasDigits(new BigDecimal("0.000"), 0, 0)).isTrue();
    assertThat(Constraints.hasDigits(Constraints.number("1e2147483647"), 9, 9)).isFalse();
    assertThat(Constraints.hasDigits(Constraints.number("none"), 9, 9)).isFalse();
  }

  @Test
  void comparesNumbersByValue() {
    BigDecimal limit = new BigDecimal("1.0");
    assertThat(Constraints.isAtLeast(Constraints.number(1), limit)).isTrue();
    assertThat(Constraints.isGreater(Constraints.number(1), limit)).isFalse();
    assertThat(Constraints.isAtMost(Constraints.number(1.0), limit)).isTrue();
    assertThat(Constraints.isLess(Constraints.number("0.99"), limit)).isTrue();
    assertThat(Constraints.isLess(Constraints.number("x"), limit)).isFalse();
    assertThat(Constraints.isAtMost(Constraints.number("x"), limit)).isFalse();
  }

  @Test
  void tellsNullFromNoValue() {
    WriteRow row = new WriteRow(3);
    row.set(1, null);
    row.set(2, "x");
    WriteRow copy = row.copy();
    row.set(2, null);
    assertThat(copy.isNull(0)).isFalse();
    assertThat(copy.isNull(1)).isTrue();
    assertThat(copy.isNull(2)).isFalse();
    assertThat(copy.hasValueAmong(new int[] {0, 1})).isFalse();
    assertThat(copy.hasValueAmong(new int[] {0, 2})).isTrue();
    assertThat(row.hasValueAmong(new int[] {0, 1, 2})).isFalse();
  }
}
