package dev.fraiseql.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fraiseql.engine.Limits;
import dev.fraiseql.server.config.StartFailure;
import dev.fraiseql.server.library.Library;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitSettingsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "fraiseql.limits.depth | 0 | FRAISEQL_LIMITS_DEPTH is '0'. Set it to a number from 1 to 1000.",
        "fraiseql.limits.aliases | -1 | FRAISEQL_LIMITS_ALIASES is '-1'. Set it to a number from 0 to 1000000.",
        "fraiseql.limits.introspection | -1 | FRAISEQL_LIMITS_INTROSPECTION is '-1'. Set it to a number from 0 to 1000.",
        "fraiseql.database.connection-timeout | 100ms | FRAISEQL_DATABASE_CONNECTION_TIMEOUT is '100ms'. Set it to a duration of 250ms or more.",
        "fraiseql.http.large-numbers | text | FRAISEQL_HTTP_LARGE_NUMBERS is 'text'. Set it to string or number.",
        "fraiseql.limits.cost | 0 | FRAISEQL_LIMITS_COST is '0'. Set it to a number from 1 to 9223372036854775807.",
        "fraiseql.limits.cost | 1e9 | FRAISEQL_LIMITS_COST is '1e9'. Set it to a number from 1 to 9223372036854775807.",
        "fraiseql.limits.batch | ten | FRAISEQL_LIMITS_BATCH is 'ten'. Set it to a number from 0 to 10000.",
        "fraiseql.limits.page-size | 0 | FRAISEQL_LIMITS_PAGE_SIZE is '0'. Set it to a number from 1 to 2147483647.",
        "fraiseql.limits.body-bytes | 1k | FRAISEQL_LIMITS_BODY_BYTES is '1k'. Set it to a number from 1 to 2147483647.",
        "fraiseql.limits.timeout | 0s | FRAISEQL_LIMITS_TIMEOUT is '0s'. Set it to a duration above zero such as 30s or 500ms.",
        "fraiseql.limits.timeout | soon | FRAISEQL_LIMITS_TIMEOUT is 'soon'. Set it to a duration such as 30s or 500ms.",
        "fraiseql.trusted-documents | yes | FRAISEQL_TRUSTED_DOCUMENTS is 'yes'. Set it to only or off.",
      })
  void areRefusedWithWhatToSetThemTo(String property, String value, String line) {
    StartFailure failure =
        catchThrowableOfType(
            StartFailure.class, () -> Library.open(folder, Map.of(property, value)).close());
    assertThat(failure.line()).isEqualTo(line);
  }

  @Test
  void reachTheEngine() throws Exception {
    Map<String, Object> settings =
        Map.of(
            "fraiseql.limits.depth", 3,
            "fraiseql.limits.aliases", 4,
            "fraiseql.limits.introspection", 2,
            "fraiseql.limits.cost", 5_000_000_000L,
            "fraiseql.limits.batch", 6,
            "fraiseql.limits.page-size", 7,
            "fraiseql.limits.body-bytes", 8_000,
            "fraiseql.limits.timeout", "9s");
    try (Library library = Library.open(folder, settings)) {
      assertThat(library.server().engine().settings().limits())
          .isEqualTo(new Limits(3, 4, 2, 5_000_000_000L, 6, 7, 8_000, Duration.ofSeconds(9)));
    }
  }
}
