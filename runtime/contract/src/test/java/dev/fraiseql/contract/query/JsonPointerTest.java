package dev.fraiseql.contract.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples are those of RFC 6901, section 5. */
class JsonPointerTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "/foo", "/foo/0", "/", "/a~1b", "/c%d", "/e^f", "/g|h", "/i\\j", "/k\"l", "/ ", "/m~0n"
      })
  void writesWhatItReads(String text) {
    assertThat(JsonPointer.parse(text)).hasToString(text);
  }

  @Test
  void takesEscapesInTheirOrder() {
    assertThat(JsonPointer.parse("/~01/a~1b/").steps()).containsExactly("~1", "a/b", "");
    assertThat(JsonPointer.parse("")).isEqualTo(JsonPointer.WHOLE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"foo", "foo/bar", "/~", "/~2", "/a~/b", "#/foo", " /foo"})
  void refusesWhatIsNone(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> JsonPointer.parse(text));
  }

  @Test
  void knowsThePlacesOfElements() {
    assertThat(JsonPointer.isIndex("0")).isTrue();
    assertThat(JsonPointer.isIndex("999999999")).isTrue();
    for (String key : new String[] {"", "-", "-1", "+1", "01", "1.0", " 1", "1234567890", "٣"}) {
      assertThat(JsonPointer.isIndex(key)).as(key).isFalse();
    }
  }
}
