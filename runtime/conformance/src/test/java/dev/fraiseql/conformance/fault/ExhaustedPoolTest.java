package dev.fraiseql.conformance.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraiseql.jdbc.ReadSession;
import dev.fraiseql.testing.TestDatabase;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.FlightStatusCode;
import org.apache.arrow.flight.FlightStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** All connections are in use, and stay so. */
@Timeout(120)
@SuppressWarnings("try") // closing says Exception, which may be an interruption
class ExhaustedPoolTest {
  private static final String BUSY =
      "The server is busy: no database connection became free in time.";

  private static Patient patient(TestDatabase database) throws Exception {
    return Patient.on(
        database, Map.of("fraiseql.database.pool-size", 1, "fraiseql.limits.timeout", "300ms"));
  }

  @ParameterizedTest
  @EnumSource
  void isUnavailableForAMoment(TestDatabase database) throws Exception {
    try (Patient patient = patient(database)) {
      try (ReadSession _ = patient.server.engine().connections().open(true, null)) {
        List<CompletableFuture<HttpResponse<String>>> answers =
            Stream.generate(() -> patient.begin("{ citiesCount }")).limit(8).toList();
        for (CompletableFuture<HttpResponse<String>> each : answers) {
          HttpResponse<String> answer = each.join();
          assertThat(answer.statusCode()).isEqualTo(503);
          assertThat(answer.headers().firstValue("retry-after")).contains("1");
          assertThat(answer.body())
              .isEqualTo(
                  "{\"errors\":[{\"message\":\""
                      + BUSY
                      + "\",\"extensions\":{\"code\":\"TIMEOUT\"}}]}");
        }
      }
      patient.assertIsWell();
    }
  }

  @ParameterizedTest
  @EnumSource
  void endsAStreamBeforeItBegins(TestDatabase database) throws Exception {
    try (Patient patient = patient(database)) {
      try (ReadSession _ = patient.server.engine().connections().open(true, null);
          FlightStream stream = patient.flight.getStream(Patient.ticket("export:cities::"))) {
        assertThatThrownBy(stream::next)
            .isInstanceOfSatisfying(
                FlightRuntimeException.class,
                e -> assertThat(e.status().code()).isEqualTo(FlightStatusCode.TIMED_OUT))
            .hasMessageContaining(BUSY);
      }
      patient.assertIsWell();
    }
  }
}
