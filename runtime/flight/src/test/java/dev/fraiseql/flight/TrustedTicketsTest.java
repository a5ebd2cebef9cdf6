package dev.fraiseql.flight;

import static dev.fraiseql.flight.StockServer.ticket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import dev.fraiseql.engine.graphql.TrustedDocuments;
import dev.fraiseql.engine.security.OpenCallerResolver;
import dev.fraiseql.flight.sql.SqlMessages;
import dev.fraiseql.flight.sql.StatementHandle;
import dev.fraiseql.flight.stock.ProductsByState;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.flight.Criteria;
import org.apache.arrow.flight.FlightDescriptor;
import org.apache.arrow.flight.FlightInfo;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.FlightStatusCode;
import org.apache.arrow.flight.Ticket;
import org.apache.arrow.flight.sql.FlightSqlClient;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandPreparedStatementQuery;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Flight where only compiled operations are answered. */
@Timeout(60)
class TrustedTicketsTest {
  @TempDir Path folder;
  private StockServer stock;

  @BeforeEach
  void start() throws Exception {
    stock = new StockServer(folder, new OpenCallerResolver(), TrustedDocuments.ONLY);
    stock.fill(4);
  }

  @AfterEach
  void stop() throws Exception {
    stock.close();
  }

  @Test
  void streamCompiledOperations() throws Exception {
    assertThat(stock.rows(ticket("graphql:ProductsByState"))).containsExactly("3 product 3");
    assertThat(stock.rows(ticket("graphql:" + ProductsByState.SHA256)))
        .containsExactly("3 product 3");
    assertThat(stock.rows(StockServer.query(ProductsByState.DOCUMENT)))
        .containsExactly("3 product 3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"GraphQLQuery\",\"query\":\"{ products { id } }\"}",
        "{\"type\":\"BulkExport\",\"table\":\"products\"}",
        "export:products::",
        "export:nowhere::",
      })
  void refuseEverythingElse(String ticket) {
    FlightDescriptor command = FlightDescriptor.command(ticket.getBytes(StandardCharsets.UTF_8));

    assertRefused(() -> stock.rows(ticket(ticket)));
    assertRefused(() -> stock.client.getSchema(command));
    assertRefused(() -> stock.client.getInfo(command));
    assertRefused(() -> stock.client.getSchema(FlightDescriptor.path("products")));
  }

  @Test
  void areNoWiderAsStatementsOfFlightSql() throws Exception {
    FlightSqlClient sql = new FlightSqlClient(stock.client);
    for (String statement :
        List.of(
            "graphql:ProductsByState",
            "graphql:" + ProductsByState.SHA256,
            ProductsByState.DOCUMENT)) {
      assertThat(stock.rows(sql.execute(statement).getEndpoints().getFirst().getTicket()))
          .containsExactly("3 product 3");
    }
    for (String statement :
        List.of(
            "{ products { id } }",
            "SELECT * FROM products",
            "SELECT * FROM nowhere",
            "export:products::")) {
      assertRefused(() -> sql.execute(statement));
      assertRefused(() -> sql.getExecuteSchema(statement));
      assertRefused(() -> sql.prepare(statement));
      byte[] handle = new StatementHandle(statement).bytes().toByteArray();
      assertRefused(() -> stock.rows(new Ticket(prepared(handle))));
    }
    FlightInfo tables = sql.getTables(null, null, null, null, true);
    assertThat(stock.rows(tables.getEndpoints().getFirst().getTicket())).isEmpty();
  }

  private static byte[] prepared(byte[] handle) {
    return SqlMessages.write(
        CommandPreparedStatementQuery.newBuilder()
            .setPreparedStatementHandle(ByteString.copyFrom(handle))
            .build());
  }

  @Test
  void areListedForCompiledOperationsAlone() {
    List<FlightInfo> flights = new ArrayList<>();
    stock.client.listFlights(Criteria.ALL).forEach(flights::add);

    assertThat(flights)
        .extracting(
            flight -> new String(flight.getDescriptor().getCommand(), StandardCharsets.UTF_8))
        .containsExactly(
            "graphql:ProductsAbove", "graphql:ProductsByState", "graphql:ProductsNamed");
  }

  private static void assertRefused(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            FlightRuntimeException.class,
            e -> assertThat(e.status().code()).isEqualTo(FlightStatusCode.UNAUTHORIZED))
        .hasMessageContaining("Only operations that were compiled with the application");
  }
}
