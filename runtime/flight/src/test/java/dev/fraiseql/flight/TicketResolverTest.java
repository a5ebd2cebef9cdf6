package dev.fraiseql.flight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.contract.security.Caller;
import dev.fraiseql.contract.security.RowScope;
import dev.fraiseql.engine.FraiseEngine;
import dev.fraiseql.engine.export.ExportRequest;
import dev.fraiseql.engine.export.Exports;
import dev.fraiseql.engine.export.Selects;
import dev.fraiseql.engine.query.PreparedQuery;
import dev.fraiseql.engine.security.OpenCallerResolver;
import dev.fraiseql.flight.statement.StatementParser;
import dev.fraiseql.flight.statement.VariableTypes;
import dev.fraiseql.flight.ticket.Ticket;
import dev.fraiseql.flight.ticket.TicketCodec;
import dev.fraiseql.flight.ticket.TicketResolver;
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
      FraiseEngine engine = stock.engine;
      Exports exports = new Exports(engine.model(), engine.database(), engine.preparer());
      TicketResolver resolver =
          new TicketResolver(
              new TicketResolver.Sources(
                  engine.queries(),
                  engine.graphql(),
                  engine.preparer(),
                  exports,
                  engine.settings().trusted()));
      StatementParser statements =
          new StatementParser(
              new TicketCodec(1_000),
              resolver,
              new Selects(engine.model(), engine.database(), engine.preparer()),
              new VariableTypes(engine.model()));
      ExportRequest export = new ExportRequest("products", "id > 1", List.of("id"));
      String select = "SELECT id FROM products";
      Map<String, PreparedQuery> queries =
          Map.of(
              "operation",
              resolver.prepare(new Ticket.Operation("ProductsByState", Map.of()), ADA),
              "document",
              resolver.prepare(new Ticket.Document("{ products { id } }", null, Map.of()), ADA),
              "export",
              resolver.prepare(new Ticket.Export(export, null), ADA),
              "statement of Flight SQL",
              statements.parse(select).prepare(Map.of(), ADA));
      queries.forEach(
          (ticket, query) -> assertThat(query.scope()).as(ticket).isEqualTo(new RowScope(ADA)));
    }
  }
}
