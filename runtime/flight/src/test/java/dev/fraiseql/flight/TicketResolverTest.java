package dev.fraiseql.flight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.contract.security.Caller;
import dev.fraiseql.contract.security.RowScope;
import dev.fraiseql.engine.export.ExportRequest;
import dev.fraiseql.engine.security.OpenCallerResolver;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("try") // closing says Exception, which may be an interruption
class TicketResolverTest {
  private static final Caller ADA = new Caller("ada", Set.of("reader"), Map.of("tenant", 7));

  @TempDir Path folder;

  @Test
  void keepsEveryKindOfTicketWithinTheRowsOfItsCaller() throws Exception {
    try (StockServer stock = new StockServer(folder, new OpenCallerResolver())) {
      TicketResolver resolver = new TicketResolver(stock.engine);
      String operation = stock.engine.queries().names().iterator().next();
      for (Ticket ticket :
          List.of(
              new Ticket.Operation(operation, Map.of()),
              new Ticket.Document("{ products { id } }", null, Map.of()),
              new Ticket.Export(new ExportRequest("products", "id > 1", List.of("id")), null))) {
        assertThat(resolver.resolve(ticket, ADA).scope())
            .as(ticket.toString())
            .isEqualTo(new RowScope(ADA));
      }
    }
  }
}
