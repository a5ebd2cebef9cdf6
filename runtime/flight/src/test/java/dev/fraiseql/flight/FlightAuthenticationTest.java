package dev.fraiseql.flight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraiseql.engine.security.OpenCallerResolver;
import dev.fraiseql.engine.security.StaticTokenCallerResolver;
import java.nio.file.Path;
import java.util.List;
import org.apache.arrow.flight.Action;
import org.apache.arrow.flight.CallHeaders;
import org.apache.arrow.flight.CallOption;
import org.apache.arrow.flight.Criteria;
import org.apache.arrow.flight.FlightCallHeaders;
import org.apache.arrow.flight.FlightClient.ExchangeReaderWriter;
import org.apache.arrow.flight.FlightDescriptor;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.FlightStatusCode;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.flight.HeaderCallOption;
import org.apache.arrow.flight.grpc.CredentialCallOption;
import org.apache.arrow.flight.sql.FlightSqlClient;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("try") // closing says Exception, which may be an interruption
class FlightAuthenticationTest {
  @TempDir Path folder;

  @Test
  void noMethodAnswersWithoutTheToken() throws Exception {
    try (StockServer stock =
        new StockServer(folder, new StaticTokenCallerResolver("open sesame"))) {
      for (CallOption option : List.of(bearer("open sesam"), bearer(""), header("x", "y"))) {
        assertRefused(() -> {
          try (FlightStream stream = stock.stream("export:moves::", option)) {
            stream.next();
          }
        });
        assertRefused(() -> stock.client.listFlights(Criteria.ALL, option).forEach(flight -> {}));
        assertRefused(() -> stock.client.getInfo(FlightDescriptor.path("moves"), option));
        assertRefused(() -> stock.client.getSchema(FlightDescriptor.path("moves"), option));
        assertRefused(
            () -> stock.client.doAction(new Action("any"), option).forEachRemaining(r -> {}));
        assertRefused(() -> {
          try (ExchangeReaderWriter exchange =
              stock.client.doExchange(FlightDescriptor.path("moves"), option)) {
            exchange.getReader().next();
          }
        });
      }
      try (FlightStream stream = stock.stream("export:moves::", bearer("open sesame"))) {
        assertThat(stream.next()).isFalse();
      }
      assertThat(stock.client.listFlights(Criteria.ALL, bearer("open sesame"))).hasSize(6);
    }
  }

  @Test
  void aPasswordIsATokenWhoeverTheUserIs() throws Exception {
    try (StockServer stock =
        new StockServer(folder, new StaticTokenCallerResolver("open: sesame"))) {
      CredentialCallOption handedOut =
          stock.client.authenticateBasicToken("anybody", "open: sesame").orElseThrow();
      try (FlightStream stream = stock.stream("export:moves::", handedOut)) {
        assertThat(stream.next()).isFalse();
      }
      FlightSqlClient sql = new FlightSqlClient(stock.client);
      assertThat(sql.execute("SELECT * FROM moves", handedOut).getEndpoints()).hasSize(1);
      assertRefused(() -> sql.execute("SELECT * FROM moves"));
      assertRefused(() -> sql.getCatalogs());
      assertRefused(() -> sql.prepare("SELECT * FROM moves"));
      assertRefused(() -> stock.client.authenticateBasicToken("open: sesame", "anybody"));
      assertRefused(() -> stock.client.authenticateBasicToken("anybody", ""));
      for (String wrong : List.of("Basic", "Basic !", "Basic b3Blbg==")) {
        assertRefused(() ->
            stock
                .client
                .listFlights(Criteria.ALL, header("authorization", wrong))
                .forEach(flight -> {}));
      }
    }
  }

  @Test
  void anyPasswordWillDoWhereNoneIsAskedFor() throws Exception {
    try (StockServer stock = new StockServer(folder, new OpenCallerResolver())) {
      assertThat(stock.client.authenticateBasicToken("anybody", "")).isPresent();
    }
  }

  private static CallOption bearer(String token) {
    return header("authorization", "Bearer " + token);
  }

  private static CallOption header(String name, String value) {
    CallHeaders headers = new FlightCallHeaders();
    headers.insert(name, value);
    return new HeaderCallOption(headers);
  }

  private static void assertRefused(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            FlightRuntimeException.class,
            e -> assertThat(e.status().code()).isEqualTo(FlightStatusCode.UNAUTHENTICATED));
  }
}
