package dev.fraiseql.flight.statement;

import dev.fraiseql.contract.query.CompiledQuery;
import dev.fraiseql.contract.query.Plan;
import dev.fraiseql.contract.security.Caller;
import dev.fraiseql.engine.query.PreparedQuery;
import dev.fraiseql.flight.exchange.StatementParameter;
import dev.fraiseql.flight.ticket.Ticket;
import dev.fraiseql.flight.ticket.TicketResolver;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A GraphQL operation. Its parameters are the variables that the ticket does not set. */
final class ParameterizedOperation implements ParameterizedQuery {
  private final Ticket.GraphQl ticket;
  private final CompiledQuery query;
  private final TicketResolver resolver;
  private final VariableTypes types;

  /**
   * A statement.
   *
   * @throws dev.fraiseql.contract.RequestException if there is no such operation, or it is not
   *     allowed
   */
  ParameterizedOperation(Ticket.GraphQl ticket, TicketResolver resolver, VariableTypes types) {
    this.ticket = ticket;
    this.resolver = resolver;
    this.types = types;
    query = resolver.query(ticket);
  }

  @Override
  public List<StatementParameter> parameters() {
    return query.variables().stream()
        .filter(variable -> !ticket.variables().containsKey(variable.name()))
        .map(types::parameter)
        .toList();
  }

  @Override
  public Plan columns() {
    return TicketResolver.defaultPlan(query);
  }

  @Override
  public PreparedQuery prepare(Map<String, @Nullable Object> values, Caller caller) {
    Map<String, @Nullable Object> all = new HashMap<>(ticket.variables());
    all.putAll(values);
    return resolver.prepare(ticket.withVariables(all), caller);
  }
}
