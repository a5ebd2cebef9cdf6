package dev.fraiseql.conformance.fault;

import static dev.fraiseql.conformance.fault.Patient.FLAWS;
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

/** A server ends connections under way. SQLite has none: it is a library of this process. */
@Timeout(120)
@SuppressWarnings("try") // closing says Exception, which may be an interruption
class LostConnectionTest {
  private static final String ONLY_AN_ID =
      "\\{\"errors\":\\[\\{\"message\":\"The server could not answer\\. Its log says why, under the"
          + " correlation id ([0-9a-f-]{36})\\.\",\"extensions\":\\{\"code\":\"INTERNAL_SERVER_ERROR\","
          + "\"correlationId\":\"\\1\"}}],\"data\":null}";

  private static Patient patient(TestDatabase database, int poolSize) throws Exception {
    return Patient.on(database, Map.of("fraiseql.database.pool-size", poolSize));
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "SQLITE")
  void inAStatementIsToldByAnIdAlone(TestDatabase database) throws Exception {
    try (Patient patient = patient(database, 2)) {
      patient.operator.blockFlaws();
      CompletableFuture<HttpResponse<String>> answer = patient.begin(FLAWS);
      patient.endBlocked();

      assertThat(answer.join().body()).matches(ONLY_AN_ID);
      assertThat(answer.join().statusCode()).isEqualTo(200);
      patient.assertIsWell();
    }
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "SQLITE")
  void afterTheFirstOfSeveralStatementsLeavesNoHalfAnAnswer(TestDatabase database)
      throws Exception {
    try (Patient patient = patient(database, 2)) {
      patient.operator.blockFlaws();
      CompletableFuture<HttpResponse<String>> answer =
          patient.begin("{ citiesCount flaws { id previous { id } } }");
      patient.endBlocked();

      assertThat(answer.join().body()).matches(ONLY_AN_ID);
      patient.assertIsWell();
    }
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "SQLITE")
  void whileIdleFailsOneRequestAtMost(TestDatabase database) throws Exception {
    try (Patient patient = patient(database, 4)) {
      // The server's first answer takes its time, and the pool itself looks after connections that
      // nobody used for half a second.
      patient.ask("{ citiesCount }");
      List<ReadSession> open = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        open.add(patient.server.engine().connections().open(false, null));
      }
      open.forEach(ReadSession::close);
      patient.endSessions();

      HttpResponse<String> first = patient.ask("{ citiesCount }");
      assertThat(first.body()).matches(ONLY_AN_ID + "|\\{\"data\":\\{\"citiesCount\":6}}");
      patient.assertIsWell();
    }
  }
}
