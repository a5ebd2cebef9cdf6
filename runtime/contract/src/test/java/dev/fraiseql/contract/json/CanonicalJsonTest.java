package dev.fraiseql.contract.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {

  private static String canonical(String json) {
    byte[] text = json.getBytes(StandardCharsets.UTF_8);
    return JsonSinkTest.written(out -> out.json(text, 0, text.length));
  }

  @Test
  void sortsKeysByCodePointAndKeepsTheLastOfEqualOnes() {
    assertThat(
            canonical(
                " { \"b\" : 1 , \"a\" : { \"😀\":1, \"\uffee\":2, \"Z\":[ ] } , \"b\":2 , \"\":null } "))
        .isEqualTo("{\"\":null,\"a\":{\"Z\":[],\"\uffee\":2,\"😀\":1},\"b\":2}");
    assertThat(canonical("{}")).isEqualTo("{}");
    assertThat(canonical("{\"a\":1,\"a\":{}}")).isEqualTo("{\"a\":{}}");
  }

  @Test
  void writesStringsWithTheEscapesTheyNeed() {
    assertThat(canonical("\"\\u00e9\\/\\n\\ud83d\\ude00\\u0001é\""))
        .isEqualTo("\"é/\\n😀\\u0001é\"");
  }

  @Test
  void writesNumbersInPlainNotationWithTheirDigits() {
    assertThat(canonical("[1.50,1e3,1.50e1,100e-2,-0,-0.0,0e5,12E+1,-1.5]"))
        .isEqualTo("[1.50,1000,15.0,1.00,0,0.0,0,120,-1.5]");
    assertThat(canonical("1e999999999")).isEqualTo("1e999999999");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[1,]",
        "{\"a\"}",
        "{\"a\":}",
        "{a:1}",
        "[1 2]",
        "01",
        "1.",
        "-",
        "+1",
        "1e",
        "tru",
        "\"a",
        "\"\\x\"",
        "\"\\ud83d\"",
        "\"\\udc00\"",
        "\"\\u12\"",
        "\"\u0001\"",
        "1 1",
        "nul",
        "[1}"
      })
  void refusesWhatIsNoJson(String text) {
    assertThatExceptionOfType(FieldError.class).isThrownBy(() -> canonical(text));
  }

  @Test
  void refusesWhatIsNestedBeyondMeasure() {
    assertThat(canonical("[".repeat(500) + "]".repeat(500))).hasSize(1_000);
    assertThatExceptionOfType(FieldError.class)
        .isThrownBy(() -> canonical("[".repeat(501) + "]".repeat(501)));
  }
}
