package dev.fraiseql.plan.bind;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CharacterSetPatternTest {

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
  void escapesWithSets(String like, String sets) {
    assertThat(CharacterSetPattern.like(like, false)).isEqualTo(sets);
  }

  @Test
  void listsEveryCaseVariantOfALetter() {
    assertThat(CharacterSetPattern.like("\\k%1", true)).isEqualTo("[kK\u212a]%1");
    assertThat(CharacterSetPattern.anywhere("1_ß")).isEqualTo("%1[_][ßẞ]%");
    assertThat(CharacterSetPattern.atStart("é%")).isEqualTo("[éÉ][%]%");
    assertThat(CharacterSetPattern.atEnd("[\\")).isEqualTo("%[[]\\");
    assertThat(CharacterSetPattern.atEnd("𐐨")).isEqualTo("%[𐐨𐐀]");
  }
}
