package dev.fraiseql.conformance.fault;

import static dev.fraiseql.conformance.fault.Patient.FLAWS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraiseql.engine.jdbc.ReadSession;
import dev.fraiseql.testing.TestDatabase;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.FlightStatusCode;
import org.apache.arrow.flight.FlightStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** PostgreSQL ends connections under way. SQLite has none: it is a library of this process. */
@Timeout(120)
@SuppressWarnings("try") // closing says Exception, which may be an interruption
class LostConnectionTest {
  private static final String ONLY_AN_ID =
      "\\{\"errors\":\\[\\{\"message\":\"The server could not answer\\. Its log says why, under the"
          + " correlation id ([0-9a-f-]{36})\\.\",\"extensions\":\\{\"code\":\"INTERNAL_SERVER_ERROR\","
          + "\"correlationId\":\"\\1\"}}],\"data\":null}";

  private static Patient patient(int poolSize) throws Exception {
    return Patient.on(TestDatabase.POSTGRESQL, Map.of("fraiseql.database.pool-size", poolSize));
  }

  @Test
  void inAStatementIsToldByAnIdAlone() throws Exception {
    try (Patient patient = patient(2)) {
      patient.blockFlaws();
      CompletableFuture<HttpResponse<String>> answer = patient.begin(FLAWS);
      patient.terminate("pid = " + patient.awaitBlocked());

      assertThat(answer.join().body()).matches(ONLY_AN_ID);
      assertThat(answer.join().statusCode()).isEqualTo(200);
      patient.assertIsWell();
    }
  }

  @Test
  void afterTheFirstOfSeveralStatementsLeavesNoHalfAnAnswer() throws Exception {
    try (Patient patient = patient(2)) {
      patient.blockFlaws();
      CompletableFuture<HttpResponse<String>> answer =
          patient.begin("{ citiesCount flaws { id previous { id } } }");
      patient.terminate("pid = " + patient.awaitBlocked());

      assertThat(answer.join().body()).matches(ONLY_AN_ID);
      patient.assertIsWell();
    }
  }

  @Test
  void whileIdleFailsOneRequestAtMost() throws Exception {
    try (Patient patient = patient(4)) {
      // The server's first answer takes its time, and the pool itself looks after connections that
      // nobody used for half a second.
      patient.ask("{ citiesCount }");
      List<ReadSession> open = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        open.add(patient.server.engine().connections().open(false, null));
      }
      open.forEach(ReadSession::close);
      patient.terminate("application_name = 'fraiseql'");

      HttpResponse<String> first = patient.ask("{ citiesCount }");
      assertThat(first.body()).matches(ONLY_AN_ID + "|\\{\"data\":\\{\"citiesCount\":6}}");
      patient.assertIsWell();
    }
  }

  @Test
  void inAStreamEndsItWithAnError() throws Exception {
    try (Patient patient = patient(2)) {
      patient.execute("drop view flaws");
      // Far more than what the network holds between a server that sends and a client that does
      // not read.
      patient.execute(
          "create view flaws as select i as id, repeat('x', 1000) as text, 1::float8 as real,"
              + " null::bigint as next_id, i as needed_id from generate_series(1::bigint, 300000) i");
      try (FlightStream stream =
          patient.flight.getStream(Patient.ticket("export:flaws::id,text"))) {
        assertThat(stream.next()).isTrue();
        patient.terminate("application_name = 'fraiseql'");

        assertThatThrownBy(
                () -> {
                  while (stream.next()) {}
                })
            .isInstanceOfSatisfying(
                FlightRuntimeException.class,
                e -> assertThat(e.status().code()).isEqualTo(FlightStatusCode.INTERNAL))
            .message()
            .matches("(?s).*The server could not answer\\. .* correlation id [0-9a-f-]{36}\\.")
            .doesNotContainIgnoringCase("terminating")
            .doesNotContainIgnoringCase("fatal");
      }
      patient.assertIsWell();
    }
  }
}
