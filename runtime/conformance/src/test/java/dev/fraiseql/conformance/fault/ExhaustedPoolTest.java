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

/** All connections of the pool are in use and are not closed. */
@Timeout(120)
@SuppressWarnings("try") // close() may throw InterruptedException
class ExhaustedPoolTest {
  private static final String BUSY =
      "The server is busy: no database connection became free in time.";

  private static ServerFixture start(TestDatabase database) throws Exception {
    return ServerFixture.on(
        database, Map.of("fraiseql.database.pool-size", 1, "fraiseql.limits.timeout", "300ms"));
  }

  @ParameterizedTest
  @EnumSource
  void rejectsRequestsAsUnavailable(TestDatabase database) throws Exception {
    try (ServerFixture fixture = start(database)) {
      try (ReadSession _ = fixture.server.engine().connections().open(true, null)) {
        List<CompletableFuture<HttpResponse<String>>> responses =
            Stream.generate(() -> fixture.sendAsync("{ citiesCount }")).limit(8).toList();
        for (CompletableFuture<HttpResponse<String>> each : responses) {
          HttpResponse<String> response = each.join();
          assertThat(response.statusCode()).isEqualTo(503);
          assertThat(response.headers().firstValue("retry-after")).contains("1");
          assertThat(response.body())
              .isEqualTo(
                  "{\"errors\":[{\"message\":\""
                      + BUSY
                      + "\",\"extensions\":{\"code\":\"TIMEOUT\"}}]}");
        }
      }
      fixture.assertRecovered();
    }
  }

  @ParameterizedTest
  @EnumSource
  void rejectsStreams(TestDatabase database) throws Exception {
    try (ServerFixture fixture = start(database)) {
      try (ReadSession _ = fixture.server.engine().connections().open(true, null);
          FlightStream stream = fixture.flight.getStream(ServerFixture.ticket("export:cities::"))) {
        assertThatThrownBy(stream::next)
            .isInstanceOfSatisfying(
                FlightRuntimeException.class,
                e -> assertThat(e.status().code()).isEqualTo(FlightStatusCode.TIMED_OUT))
            .hasMessageContaining(BUSY);
      }
      fixture.assertRecovered();
    }
  }
}
