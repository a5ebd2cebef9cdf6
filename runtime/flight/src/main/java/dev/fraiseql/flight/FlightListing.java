package dev.fraiseql.flight;

import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.query.CompiledQuery;
import dev.fraiseql.contract.query.Plan;
import dev.fraiseql.contract.security.Caller;
import dev.fraiseql.engine.arrow.ArrowStreams;
import dev.fraiseql.engine.export.Exports;
import dev.fraiseql.flight.ticket.Ticket;
import dev.fraiseql.flight.ticket.TicketCodec;
import dev.fraiseql.flight.ticket.TicketResolver;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.arrow.flight.FlightDescriptor;
import org.apache.arrow.flight.FlightInfo;
import org.apache.arrow.flight.Location;

/** Lists everything that can be streamed. Thread-safe. */
final class FlightListing {
  private final Collection<TypeModel> types;
  private final Exports exports;
  private final Collection<CompiledQuery> queries;
  private final TicketResolver resolver;
  private final TicketStreams streams;

  /**
   * A listing.
   *
   * @param types those that clients may export
   * @param queries the compiled operations that are no mutations
   */
  FlightListing(
      Collection<TypeModel> types,
      Exports exports,
      Collection<CompiledQuery> queries,
      TicketResolver resolver,
      TicketStreams streams) {
    this.types = types;
    this.exports = exports;
    this.queries = queries;
    this.resolver = resolver;
    this.streams = streams;
  }

  /**
   * Every type by its path, and every compiled operation that can be streamed by its command. An
   * operation that does not run without variables has no endpoint, so that each listed ticket
   * works.
   *
   * @param location where the tickets can be redeemed
   */
  List<FlightInfo> list(Caller caller, Location location) {
    List<FlightInfo> flights = new ArrayList<>();
    for (TypeModel type : types) {
      flights.add(
          FlightDescriber.info(
              FlightDescriptor.path(type.plural()),
              TicketCodec.encodeExport(type.plural(), "", ""),
              streams.schema(exports.planAll(type)),
              location));
    }
    for (CompiledQuery query : queries) {
      Plan plan = TicketResolver.defaultPlan(query);
      if (ArrowStreams.canStream(plan)) {
        byte[] ticket = TicketCodec.encodeOperation(query.name());
        FlightDescriptor command = FlightDescriptor.command(ticket);
        flights.add(
            runsWithoutVariables(query, caller)
                ? FlightDescriber.info(command, ticket, streams.schema(plan), location)
                : FlightDescriber.withoutEndpoint(command, streams.schema(plan)));
      }
    }
    return flights;
  }

  private boolean runsWithoutVariables(CompiledQuery query, Caller caller) {
    try {
      resolver.prepare(new Ticket.Operation(query.name(), Map.of()), caller);
      return true;
    } catch (RequestException e) {
      return false;
    }
  }
}
