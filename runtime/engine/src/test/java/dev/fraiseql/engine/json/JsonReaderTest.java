package dev.fraiseql.engine.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {
  @Test
  void readsNumbersToTheirLastDigit() {
    assertThat(JsonReader.read("[1, 9223372036854775808, 0.10, 1e2, -1]"))
        .isEqualTo(
            List.of(
                1L,
                new BigInteger("9223372036854775808"),
                new BigDecimal("0.10"),
                new BigDecimal("1e2"),
                -1L));
  }

  @Test
  void keepsTheOrderOfKeys() {
    assertThat(JsonReader.read("{\"b\": null, \"a\": true, \"c\": [\"é\"]}"))
        .hasToString("{b=null, a=true, c=[é]}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[1,]",
        "{\"a\":1,\"a\":2}",
        "1 2",
        "nul",
        "NaN",
        "01",
        "1e",
        "{\"a\":1e9990123456789",
        "[1e21474836480]",
        "[1e-21474836480]",
        "\"\\ud83d",
      })
  void saysThatATextIsNoJson(String text) {
    assertThatThrownBy(() -> JsonReader.read(text))
        .isInstanceOfSatisfying(
            RequestException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_USER_INPUT))
        .hasMessageStartingWith("Not valid JSON: ");
    assertThatThrownBy(() -> JsonReader.read(text.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(RequestException.class);
  }

  @Test
  void readsNoDeeperThanItMay() {
    assertThat(JsonReader.read("[".repeat(200) + "]".repeat(200))).isNotNull();
    assertThatThrownBy(() -> JsonReader.read("[".repeat(201) + "]".repeat(201)))
        .isInstanceOf(RequestException.class);
    char[] digits = new char[1001];
    Arrays.fill(digits, '1');
    assertThatThrownBy(() -> JsonReader.read(new String(digits)))
        .isInstanceOf(RequestException.class);
  }
}
