package dev.fraiseql.flight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraiseql.engine.security.OpenCallerResolver;
import dev.fraiseql.flight.stock.RenameProduct;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.flight.Action;
import org.apache.arrow.flight.Criteria;
import org.apache.arrow.flight.FlightClient.ExchangeReaderWriter;
import org.apache.arrow.flight.FlightDescriptor;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.FlightStatusCode;
import org.apache.arrow.flight.sql.FlightSqlClient;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mutations are no streams, by whichever way they are sent. */
@Timeout(60)
@SuppressWarnings("try") // closing says Exception, which may be an interruption
class MutationTicketsTest {
  @TempDir Path folder;
  private StockServer stock;
  private FlightSqlClient sql;

  @BeforeEach
  void start() throws Exception {
    stock = new StockServer(folder, new OpenCallerResolver());
    stock.fill(1);
    sql = new FlightSqlClient(stock.client);
  }

  @AfterEach
  void stop() throws Exception {
    assertThat(stock.rows(StockServer.ticket("export:products::name")))
        .containsExactly("product 1");
    stock.close(); // which closes the client of both
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "mutation { deleteProduct(id: 1) { id } } | The operation",
        "mutation Remove { deleteProduct(id: 1) { id } } | Remove",
        "graphql:RenameProduct | RenameProduct",
        "graphql:RenameProduct?{\"id\": 1} | RenameProduct",
        RenameProduct.DOCUMENT + " | RenameProduct",
      })
  void areRejectedInTheSameWords(String text, String subject) {
    FlightDescriptor command =
        text.startsWith("graphql:")
            ? FlightDescriptor.command(text.getBytes(StandardCharsets.UTF_8))
            : FlightDescriptor.command(StockServer.query(text).getBytes());
    for (ThrowingCallable call :
        List.<ThrowingCallable>of(
            () -> stock.rows(new org.apache.arrow.flight.Ticket(command.getCommand())),
            () -> stock.client.getInfo(command),
            () -> stock.client.getSchema(command),
            () -> exchange(command),
            () -> exchange(FlightDescriptor.command(text.getBytes(StandardCharsets.UTF_8))),
            () -> sql.execute(text),
            () -> sql.getExecuteSchema(text),
            () -> sql.prepare(text))) {
      assertThatThrownBy(call)
          .isInstanceOfSatisfying(
              FlightRuntimeException.class,
              e -> {
                assertThat(e.status().code()).isEqualTo(FlightStatusCode.INVALID_ARGUMENT);
                assertThat(e.status().description())
                    .isEqualTo(subject + " is a mutation: send it over HTTP.");
              });
    }
  }

  @Test
  void areNotOffered() {
    List<String> listed = new ArrayList<>();
    stock
        .client
        .listFlights(Criteria.ALL)
        .forEach(flight -> listed.add(flight.getDescriptor().toString()));
    stock
        .client
        .doAction(new Action("operations"))
        .forEachRemaining(
            result -> listed.add(new String(result.getBody(), StandardCharsets.UTF_8)));

    assertThat(listed).hasSize(9).noneMatch(text -> text.contains("RenameProduct"));
    assertThatThrownBy(() -> stock.rows(StockServer.ticket("graphql:RenameProduc")))
        .hasMessageContaining("No operation was compiled as \"RenameProduc\".")
        .hasMessageNotContaining("Did you mean RenameProduct");
  }

  private void exchange(FlightDescriptor command) throws Exception {
    try (ExchangeReaderWriter exchange = stock.client.doExchange(command)) {
      exchange.getWriter().completed();
      exchange.getReader().next();
    }
  }
}
