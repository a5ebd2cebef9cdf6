package dev.fraiseql.plan.bind;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SetPatternTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "a%, a%",
        "_b, _b",
        "100\\%, 100[%]",
        "a\\_b, a[_]b",
        "a[b], a[[]b]",
        "\\[a, [[]a",
        "\\\\, \\",
        "\\a, a",
        "😀_, 😀_",
        "^-!, ^-!"
      })
  void saysTheSameWithSets(String like, String sets) {
    assertThat(SetPattern.like(like, false)).isEqualTo(sets);
  }

  @Test
  void namesEveryVariantOfALetter() {
    assertThat(SetPattern.like("\\k%1", true)).isEqualTo("[kK\u212a]%1");
    assertThat(SetPattern.anywhere("1_ß")).isEqualTo("%1[_][ßẞ]%");
    assertThat(SetPattern.atStart("é%")).isEqualTo("[éÉ][%]%");
    assertThat(SetPattern.atEnd("[\\")).isEqualTo("%[[]\\");
    assertThat(SetPattern.atEnd("𐐨")).isEqualTo("%[𐐨𐐀]");
  }
}
