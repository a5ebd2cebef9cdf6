package dev.fraiseql.conformance.injection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.conformance.injection.Attempt.Expected;
import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.engine.json.JsonReader;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares JSON responses with the expected outcome. */
final class ResponseCheck {
  private ResponseCheck() {}

  static void check(Attempt attempt, String response) {
    Map<?, ?> read = (Map<?, ?>) JsonReader.read(response);
    boolean rejected = read.containsKey("errors");
    if (rejected) {
      LeakCheck.check(attempt, response);
    }
    switch (attempt.expected()) {
      case Expected.Result(Object root) -> {
        assertThat(rejected).as("%s: %s", attempt, response).isFalse();
        assertThat(String.valueOf(((Map<?, ?>) read.get("data")).get("r")))
            .as("%s", attempt)
            .isEqualTo(String.valueOf(root));
      }
      case Expected.Rejection(Set<ErrorCode> codes) -> checkCodes(attempt, codes, read, response);
      case Expected.ResultOrRejection(Set<ErrorCode> codes) -> {
        if (rejected) {
          checkCodes(attempt, codes, read, response);
        }
      }
    }
  }

  private static void checkCodes(
      Attempt attempt, Set<ErrorCode> codes, Map<?, ?> response, String text) {
    assertThat(response.get("errors")).as("%s: %s", attempt, text).isInstanceOf(List.class);
    for (Object error : (List<?>) response.get("errors")) {
      Map<?, ?> extensions = (Map<?, ?>) ((Map<?, ?>) error).get("extensions");
      assertThat(ErrorCode.valueOf((String) extensions.get("code")))
          .as("%s: %s", attempt, text)
          .isIn(codes);
    }
  }
}
