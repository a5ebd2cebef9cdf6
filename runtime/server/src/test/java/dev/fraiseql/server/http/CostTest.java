package dev.fraiseql.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.server.library.Library;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CostTest {
  private static final String BOOKS = "{\"query\":\"{ books(limit: 3) { id } }\"}";

  @TempDir Path folder;

  @Test
  void isToldToWhoeverAsks() throws Exception {
    try (Library library = Library.open(folder, Map.of())) {
      HttpResponse<String> asked =
          library.send(library.posting(BOOKS).header("FraiseQL-Cost", "?"));
      assertThat(asked.headers().firstValue("FraiseQL-Cost")).contains("3");
      assertThat(library.post(BOOKS).headers().firstValue("FraiseQL-Cost")).isEmpty();
    }
  }

  @Test
  void isLimited() throws Exception {
    try (Library library = Library.open(folder, Map.of("fraiseql.limits.cost", 2))) {
      HttpResponse<String> refused = library.post(BOOKS);
      assertThat(refused.statusCode()).isEqualTo(400);
      assertThat(refused.body()).contains("LIMIT_EXCEEDED", "costs 3", "the maximum is 2.");
    }
  }
}
