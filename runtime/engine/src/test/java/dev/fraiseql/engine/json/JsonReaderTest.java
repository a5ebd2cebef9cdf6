package dev.fraiseql.engine.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{ | the text ends too early.",
        "[1 | the text ends too early.",
        "{\"a\" 1} | there is a mistake at line 1, column 6.",
        "NaN | there is a mistake at line 1, column 4.",
        "01 | there is a mistake at line 1, column 2.",
        "/* */ 1 | there is a mistake at line 1, column 1.",
        "{'a': 1} | there is a mistake at line 1, column 2.",
        "{\"a\": 1, \"a\": 2} | the key \"a\" is given twice.",
        "[1e21474836480] | the exponent of a number is too large.",
      })
  void namesTheMistakeInWordsOfItsOwn(String text, String mistake) {
    for (ThrowingCallable read :
        List.<ThrowingCallable>of(
            () -> JsonReader.read(text),
            () -> JsonReader.read(text.getBytes(StandardCharsets.UTF_8)))) {
      assertThatThrownBy(read).hasMessage("Not valid JSON: " + mistake);
    }
  }

  @Test
  void rejectsWhatIsNotInUtf8() {
    for (byte[] bytes :
        List.of(
            new byte[] {'"', (byte) 0xff, '"'},
            new byte[] {0, 0, (byte) 0xfe, (byte) 0xff, 0x7f, 0, 0, 0},
            new byte[] {(byte) 0xfe, (byte) 0xff, 0})) {
      assertThatThrownBy(() -> JsonReader.read(bytes))
          .isInstanceOf(RequestException.class)
          .hasMessageStartingWith("Not valid JSON: ");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\":"})
  void readsNoDeeperThanItMay(String open) {
    String close = open.equals("[") ? "]" : "}";
    assertThat(JsonReader.read(open.repeat(199) + "[1]" + close.repeat(199))).isNotNull();
    for (int depth : new int[] {201, 900}) {
      assertThatThrownBy(() -> JsonReader.read(open.repeat(depth) + "1" + close.repeat(depth)))
          .isInstanceOf(RequestException.class)
          .hasMessage("The JSON nests deeper than 200 levels.");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1.", "-", "0.", "1e"})
  void readsNoNumberOfMoreDigitsThanItMay(String begin) {
    for (int digits : new int[] {1001, 5000}) {
      for (String text : List.of("%s", "[%s]", "{\"a\":[%s]}")) {
        String json = text.formatted(begin + "1".repeat(digits));
        assertThatThrownBy(() -> JsonReader.read(json.getBytes(StandardCharsets.UTF_8)))
            .isInstanceOf(RequestException.class)
            .hasMessageMatching(
                "A number in the JSON has more than 1000 digits\\.|Not valid JSON: the exponent of"
                    + " a number is too large\\.");
      }
    }
  }

  @Test
  void limitsNeitherTextsNorNames() {
    String text = "x".repeat(100_000);
    assertThat(JsonReader.read("{\"" + text + "\":\"" + text + "\"}"))
        .isEqualTo(Map.of(text, text));
  }
}
