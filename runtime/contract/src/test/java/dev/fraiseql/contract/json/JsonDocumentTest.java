package dev.fraiseql.contract.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.fraiseql.contract.query.JsonPointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonDocumentTest {
  private static final JsonDocument DOCUMENT =
      new JsonDocument(
          """
          { "b": [10, {"c": null, "a/b": "\\u00e9"}, []], "a": 1e2, "0": "key", "a": 1.50, "n": null }\
          """);

  private static String at(String place) {
    return DOCUMENT.at(JsonPointer.parse(place));
  }

  private static String whole(String document) {
    return new JsonDocument(document).at(JsonPointer.WHOLE);
  }

  @Test
  void isOneTextForEqualValues() {
    assertThat(whole("{\"a\":[1.0,100,-0],\"b\":\"é\"}"))
        .isEqualTo(whole(" { \"b\" : \"\\u00e9\", \"a\" : [1, 1e2, 0.00] }"));
    assertThat(whole("9007199254740993")).isNotEqualTo(whole("9007199254740992"));
    assertThat(whole("[1]")).isNotEqualTo(whole("[\"1\"]")).isNotEqualTo(whole("[true]"));
    assertThat(whole("1e99999999999")).isEqualTo("1e99999999999");
    assertThat(whole("null")).isEqualTo("null");
  }

  @Test
  void isReadWhole() {
    assertThat(new JsonDocument("{\"a\":[1.50,true,null,\"\\u00e9\",{}],\"a b\":[]}").value())
        .hasToString("{a=[1.50, true, null, é, {}], a b=[]}");
  }

  @Test
  void findsWhatIsAtAPlace() {
    assertThat(at("/b/0")).isEqualTo("1E+1");
    assertThat(at("/b/1/a~1b")).isEqualTo("\"é\"");
    assertThat(at("/b/2")).isEqualTo("[]");
    assertThat(at("/0")).isEqualTo("\"key\"");
    assertThat(at("/a")).as("the last of equal keys").isEqualTo("1.5");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/c", "/b/3", "/b/-1", "/b/00", "/b/1/c", "/n", "/a/0", "/0/0", "/b/1/c/d"})
  void findsNothingElsewhere(String place) {
    assertThat(at(place)).isNull();
    assertThat(DOCUMENT.hasKey(JsonPointer.parse(place), "a")).isNull();
  }

  @Test
  void knowsTheKeysOfObjects() {
    assertThat(DOCUMENT.hasKey(JsonPointer.WHOLE, "n")).isTrue();
    assertThat(DOCUMENT.hasKey(JsonPointer.WHOLE, "c")).isFalse();
    assertThat(DOCUMENT.hasKey(JsonPointer.parse("/b/1"), "c")).isTrue();
    assertThat(DOCUMENT.hasKey(JsonPointer.parse("/b"), "0")).as("an element").isFalse();
    assertThat(DOCUMENT.hasKey(JsonPointer.parse("/0"), "key")).isFalse();
    assertThat(new JsonDocument("null").hasKey(JsonPointer.WHOLE, "a")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{\"a\":1", "{\"a\":1} x", "[1,]", "nul", "\"\\ud800\""})
  void refusesWhatIsNoDocumentWhereverItIsWrong(String text) {
    JsonDocument document = new JsonDocument(text);
    assertThatExceptionOfType(FieldError.class)
        .isThrownBy(() -> document.at(JsonPointer.parse("/a")));
    assertThatExceptionOfType(FieldError.class)
        .isThrownBy(() -> document.hasKey(JsonPointer.WHOLE, "a"));
  }

  @Test
  void refusesWhatIsTooDeep() {
    JsonDocument deep = new JsonDocument("[".repeat(100_000));
    assertThatExceptionOfType(FieldError.class)
        .isThrownBy(() -> deep.at(JsonPointer.parse("/0")))
        .withMessageContaining("too deeply");
  }
}
