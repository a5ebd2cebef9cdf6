package dev.fraiseql.plan.bind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.fraiseql.contract.RequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LikePatternTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "a%, a*",
        "_b, ?b",
        "100\\%, 100%",
        "a\\_b, a_b",
        "a*b, a[*]b",
        "a?b, a[?]b",
        "a[b], a[[]b]",
        "\\\\, \\",
        "\\a, a",
        "\\*, [*]",
        "😀_, 😀?",
        "^-!, ^-!"
      })
  void translatesAPatternToGlob(String like, String glob) {
    assertThat(LikePattern.toGlob(like)).isEqualTo(glob);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\", "a\\", "a\\\\\\"})
  void rejectsAnUnfinishedEscape(String pattern) {
    assertThatExceptionOfType(RequestException.class)
        .isThrownBy(() -> LikePattern.check(pattern, "where.name.like"))
        .withMessageContaining("where.name.like");
  }

  @Test
  void acceptsEscapedBackslashesAtTheEnd() {
    LikePattern.check("a\\\\", "x");
    LikePattern.check("", "x");
  }
}
