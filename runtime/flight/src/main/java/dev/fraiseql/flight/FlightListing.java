package dev.fraiseql.flight;

import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.query.CompiledQuery;
import dev.fraiseql.contract.query.Plan;
import dev.fraiseql.engine.arrow.ArrowStreams;
import dev.fraiseql.engine.export.Exports;
import dev.fraiseql.engine.query.QueryRegistry;
import dev.fraiseql.flight.ticket.TicketCodec;
import dev.fraiseql.flight.ticket.TicketResolver;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.arrow.flight.FlightDescriptor;
import org.apache.arrow.flight.FlightInfo;
import org.apache.arrow.flight.Location;

/** Lists everything that can be streamed. Thread-safe. */
final class FlightListing {
  private final Collection<TypeModel> types;
  private final Exports exports;
  private final QueryRegistry queries;
  private final TicketStreams streams;

  /**
   * A listing.
   *
   * @param types those that clients may export
   * @param queries the compiled operations
   */
  FlightListing(
      Collection<TypeModel> types, Exports exports, QueryRegistry queries, TicketStreams streams) {
    this.types = types;
    this.exports = exports;
    this.queries = queries;
    this.streams = streams;
  }

  /**
   * Every type by its path, and every compiled operation that can be streamed by its command.
   *
   * @param location where the tickets can be redeemed
   */
  List<FlightInfo> list(Location location) {
    List<FlightInfo> flights = new ArrayList<>();
    for (TypeModel type : types) {
      flights.add(
          FlightDescriber.info(
              FlightDescriptor.path(type.plural()),
              TicketCodec.encodeExport(type.plural(), "", ""),
              streams.schema(exports.planAll(type)),
              location));
    }
    for (CompiledQuery query : queries.compiled()) {
      Plan plan = TicketResolver.defaultPlan(query);
      if (ArrowStreams.canStream(plan)) {
        byte[] ticket = TicketCodec.encodeOperation(query.name());
        flights.add(
            FlightDescriber.info(
                FlightDescriptor.command(ticket), ticket, streams.schema(plan), location));
      }
    }
    return flights;
  }
}
