package dev.fraiseql.flight.statement;

import dev.fraiseql.contract.query.Plan;
import dev.fraiseql.contract.security.Caller;
import dev.fraiseql.engine.query.PreparedQuery;
import dev.fraiseql.flight.exchange.StatementParameter;
import dev.fraiseql.flight.ticket.Ticket;
import dev.fraiseql.flight.ticket.TicketResolver;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The ticket of an export. It has no parameters. */
record ParameterizedExport(Ticket.Export ticket, TicketResolver resolver)
    implements ParameterizedQuery {

  @Override
  public List<StatementParameter> parameters() {
    return List.of();
  }

  @Override
  public Plan columns() {
    return resolver.prepare(ticket, Caller.ANONYMOUS).plan();
  }

  @Override
  public PreparedQuery prepare(Map<String, @Nullable Object> values, Caller caller) {
    return resolver.prepare(ticket, caller);
  }
}
