package dev.fraiseql.plan.bind;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionsTest {
  private static final List<String> KNOWN = List.of("total", "customer", "createdAt", "id");

  @Test
  void suggestsForAMissingASwappedAndAWrongLetter() {
    assertThat(Suggestions.nearest("totl", KNOWN)).contains("total");
    assertThat(Suggestions.nearest("toatl", KNOWN)).contains("total");
    assertThat(Suggestions.nearest("custamer", KNOWN)).contains("customer");
    assertThat(Suggestions.nearest("createdat", KNOWN)).contains("createdAt");
    assertThat(Suggestions.nearest("ID", KNOWN)).contains("id");
  }

  @Test
  void suggestsNothingIfNothingIsNear() {
    assertThat(Suggestions.nearest("frobnicate", KNOWN)).isEmpty();
    assertThat(Suggestions.nearest("x", List.of())).isEmpty();
    assertThat(Suggestions.nearest("", KNOWN)).isEmpty();
    assertThat(Suggestions.sentence("frobnicate", KNOWN)).isEmpty();
  }

  @Test
  void suggestsTheFirstOfEquallyNearNames() {
    assertThat(Suggestions.nearest("cat", List.of("car", "cut"))).contains("car");
    assertThat(Suggestions.sentence("cat", List.of("cut", "car"))).isEqualTo(" Did you mean cut?");
  }
}
