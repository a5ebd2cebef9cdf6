package dev.fraiseql.observers.action.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraiseql.observers.action.text.Configured;
import dev.fraiseql.observers.action.text.Masked;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HeaderTextsTest {
  private static final Map<String, String> PROPERTIES = Map.of("shop", "a\r\nX-Evil: 1\u0000");

  @Test
  void valuesAreOneLineWhereverTheyComeFrom() {
    List<HttpCall.Header> out = new ArrayList<>();
    texts("X-Shop: ${shop}", "X-Note: {{note}}", "X-Own:\tb\nc").write(_ -> "d\r\ne", out);

    assertThat(out)
        .containsExactly(
            new HttpCall.Header("content-type", "application/json"),
            new HttpCall.Header("X-Shop", "a  X-Evil: 1"),
            new HttpCall.Header("X-Note", "d  e"),
            new HttpCall.Header("X-Own", "b c"));
  }

  @Test
  void rejectsNamesThatAreNone() {
    for (String wrong : List.of("no colon", ": x", "a b: x", "a\r\nb: x", "é: x")) {
      assertThatThrownBy(() -> texts(wrong)).hasMessageContaining("is not of the form");
    }
    assertThatThrownBy(() -> texts("Content-Length: 1")).hasMessageContaining("is set already");
    assertThatThrownBy(() -> texts("Content-Type: {{note}}")).hasMessageContaining("constant");
  }

  private static HeaderTexts texts(String... headers) {
    return HeaderTexts.of(List.of(headers), new Configured(PROPERTIES::get, new Masked()));
  }
}
