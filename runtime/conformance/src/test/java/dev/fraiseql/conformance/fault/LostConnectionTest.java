package dev.fraiseql.conformance.fault;

import static dev.fraiseql.conformance.fault.ServerFixture.FLAWS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.jdbc.ReadSession;
import dev.fraiseql.testing.TestDatabase;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** The database terminates sessions in use. SQLite has none: it is a library in this process. */
@Timeout(120)
@SuppressWarnings("try") // close() may throw InterruptedException
class LostConnectionTest {
  private static final String INTERNAL_ERROR =
      "\\{\"errors\":\\[\\{\"message\":\"The server could not answer\\. Its log says why, under the"
          + " correlation id ([0-9a-f-]{36})\\.\",\"extensions\":\\{\"code\":\"INTERNAL_SERVER_ERROR\","
          + "\"correlationId\":\"\\1\"}}],\"data\":null}";

  private static ServerFixture start(TestDatabase database, int poolSize) throws Exception {
    return ServerFixture.on(database, Map.of("fraiseql.database.pool-size", poolSize));
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "SQLITE")
  void duringAStatementReturnsOnlyACorrelationId(TestDatabase database) throws Exception {
    try (ServerFixture fixture = start(database, 2)) {
      fixture.admin.blockFlaws();
      CompletableFuture<HttpResponse<String>> response = fixture.sendAsync(FLAWS);
      fixture.terminateBlocked();

      assertThat(response.join().body()).matches(INTERNAL_ERROR);
      assertThat(response.join().statusCode()).isEqualTo(200);
      fixture.assertRecovered();
    }
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "SQLITE")
  void afterTheFirstOfSeveralStatementsReturnsNoPartialData(TestDatabase database)
      throws Exception {
    try (ServerFixture fixture = start(database, 2)) {
      fixture.admin.blockFlaws();
      CompletableFuture<HttpResponse<String>> response =
          fixture.sendAsync("{ citiesCount flaws { id previous { id } } }");
      fixture.terminateBlocked();

      assertThat(response.join().body()).matches(INTERNAL_ERROR);
      fixture.assertRecovered();
    }
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "SQLITE")
  void whileIdleFailsOneRequestAtMost(TestDatabase database) throws Exception {
    try (ServerFixture fixture = start(database, 4)) {
      // Send one request first, because the first is slow and the pool checks connections that were
      // idle for half a second.
      fixture.send("{ citiesCount }");
      List<ReadSession> open = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        open.add(fixture.server.engine().connections().open(false, null));
      }
      open.forEach(ReadSession::close);
      fixture.terminateSessions();

      HttpResponse<String> first = fixture.send("{ citiesCount }");
      assertThat(first.body()).matches(INTERNAL_ERROR + "|\\{\"data\":\\{\"citiesCount\":6}}");
      fixture.assertRecovered();
    }
  }
}
