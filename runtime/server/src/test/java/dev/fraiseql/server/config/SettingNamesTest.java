package dev.fraiseql.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;

class SettingNamesTest {

  @Test
  void areAllRejectedAtOnceWithTheNearestKnownOnes() {
    StartFailure failure =
        rejection(
            "FRAISEQL_LIMITS_DEPHT",
            "fraiseql.limts.depth",
            "FRAISEQL_HTTP_PROT",
            "FRAISEQL_LIMITS_PAGESIZE",
            "fraiseql.something",
            "fraiseql_http_port",
            "FRAISEQL_HTTP_PORT",
            "PATH");
    assertThat(failure.line())
        .isEqualTo(
            "There are no settings FRAISEQL_HTTP_PROT (did you mean FRAISEQL_HTTP_PORT?),"
                + " FRAISEQL_LIMITS_DEPHT (did you mean FRAISEQL_LIMITS_DEPTH?),"
                + " FRAISEQL_LIMITS_PAGESIZE (did you mean FRAISEQL_LIMITS_PAGE_SIZE?),"
                + " fraiseql.limts.depth (did you mean fraiseql.limits.depth?), fraiseql.something,"
                + " fraiseql_http_port (did you mean FRAISEQL_HTTP_PORT?). Correct or remove them.");
    assertThat(rejection("fraiseql.graphiql").line())
        .isEqualTo("There is no setting fraiseql.graphiql. Correct or remove it.");
  }

  @Test
  void areAcceptedInTheSpellingsThatAreRead() throws StartFailure {
    SettingNames.check(
        List.of(
            "fraiseql.limits.page-size",
            "fraiseql.limits.pageSize",
            "fraiseql.cors.origins[0]",
            "FRAISEQL_LIMITS_PAGE_SIZE",
            "FRAISEQL_LOG_LEVEL",
            "FRAISEQL_TEST_POSTGRESQL_URL",
            "fraiseql.test.seed",
            "FRAISEQLX",
            "fraiseq.l",
            "micronaut.server.port"));
    for (String each : SettingNames.ALL) {
      SettingNames.check(List.of(each, SettingNames.variable(each)));
    }
  }

  private static StartFailure rejection(String... names) {
    return catchThrowableOfType(StartFailure.class, () -> SettingNames.check(List.of(names)));
  }
}
