package dev.fraiseql.conformance.injection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.conformance.injection.Attempt.Expected;
import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.engine.json.JsonReader;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Holds answers of JSON to what is expected. */
final class JsonCheck {
  private JsonCheck() {}

  static void check(Attempt attempt, String answer) {
    Map<?, ?> read = (Map<?, ?>) JsonReader.read(answer);
    boolean refused = read.containsKey("errors");
    if (refused) {
      Silence.check(attempt, answer);
    }
    switch (attempt.expected()) {
      case Expected.Answer(Object root) -> {
        assertThat(refused).as("%s: %s", attempt, answer).isFalse();
        assertThat(String.valueOf(((Map<?, ?>) read.get("data")).get("r")))
            .as("%s", attempt)
            .isEqualTo(String.valueOf(root));
      }
      case Expected.Refusal(Set<ErrorCode> codes) -> isOneOf(attempt, codes, read, answer);
      case Expected.Either(Set<ErrorCode> codes) -> {
        if (refused) {
          isOneOf(attempt, codes, read, answer);
        }
      }
    }
  }

  private static void isOneOf(
      Attempt attempt, Set<ErrorCode> codes, Map<?, ?> answer, String text) {
    assertThat(answer.get("errors")).as("%s: %s", attempt, text).isInstanceOf(List.class);
    for (Object error : (List<?>) answer.get("errors")) {
      Map<?, ?> extensions = (Map<?, ?>) ((Map<?, ?>) error).get("extensions");
      assertThat(ErrorCode.valueOf((String) extensions.get("code")))
          .as("%s: %s", attempt, text)
          .isIn(codes);
    }
  }
}
