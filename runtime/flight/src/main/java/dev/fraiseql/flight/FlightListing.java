package dev.fraiseql.flight;

import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.query.CompiledQuery;
import dev.fraiseql.contract.query.Plan;
import dev.fraiseql.contract.query.Variable;
import dev.fraiseql.contract.security.Caller;
import dev.fraiseql.engine.FraiseEngine;
import dev.fraiseql.engine.arrow.ArrowStreams;
import dev.fraiseql.engine.export.ExportRequest;
import dev.fraiseql.engine.export.SplitExports;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.flight.FlightDescriptor;
import org.apache.arrow.flight.FlightEndpoint;
import org.apache.arrow.flight.FlightInfo;
import org.apache.arrow.flight.Location;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.types.pojo.Schema;

/** Describes what can be streamed: schemas, and endpoints whose tickets work. */
final class FlightListing {
  /** What Flight writes where a number of rows or bytes is not known. */
  private static final long UNKNOWN = -1;

  private final FraiseEngine engine;
  private final TicketCodec codec;
  private final TicketResolver resolver;
  private final ArrowStreams streams;
  private final SplitExports splits;
  private final BufferAllocator allocator;

  /** What knows what there is. */
  record Parts(
      TicketCodec codec,
      TicketResolver resolver,
      ArrowStreams streams,
      SplitExports splits,
      BufferAllocator allocator) {}

  FlightListing(FraiseEngine engine, Parts parts) {
    this.engine = engine;
    codec = parts.codec();
    resolver = parts.resolver();
    streams = parts.streams();
    splits = parts.splits();
    allocator = parts.allocator();
  }

  /**
   * Every type by its path, if types can be exported, and every compiled operation by its command.
   *
   * @param location where the tickets can be redeemed
   */
  List<FlightInfo> all(Location location) {
    List<FlightInfo> flights = new ArrayList<>();
    for (TypeModel type :
        resolver.allowsExports() ? engine.model().types() : List.<TypeModel>of()) {
      flights.add(
          info(
              FlightDescriptor.path(type.plural()),
              TicketCodec.export(type.plural(), "", ""),
              streams.schema(resolver.exports().planAll(type), allocator),
              location));
    }
    for (CompiledQuery query : engine.queries().compiled()) {
      Plan plan = query.plan(defaultSwitches(query));
      if (ArrowStreams.canStream(plan)) {
        byte[] ticket = TicketCodec.operationTicket(query.name());
        flights.add(
            info(
                FlightDescriptor.command(ticket),
                ticket,
                streams.schema(plan, allocator),
                location));
      }
    }
    return flights;
  }

  /**
   * What a descriptor names: a path of one type or compiled operation, or a command that is a
   * ticket. The export of a large table has an endpoint for each of its parts.
   *
   * @param location where the tickets can be redeemed
   */
  FlightInfo info(FlightDescriptor descriptor, Caller caller, Location location) {
    byte[] ticket = ticket(descriptor);
    Schema schema = schema(ticket, caller);
    if (!(codec.decode(ticket) instanceof Ticket.Export(ExportRequest request, String snapshot))
        || snapshot != null) {
      return info(descriptor, ticket, schema, location);
    }
    List<FlightEndpoint> endpoints =
        splits
            .split(request)
            .map(split -> endpoints(split, location))
            .orElseGet(() -> List.of(endpoint(ticket, location)));
    return new FlightInfo(
        schema, descriptor, endpoints, UNKNOWN, splits.estimatedRows(request).orElse(UNKNOWN));
  }

  private static List<FlightEndpoint> endpoints(SplitExports.Split split, Location location) {
    return split.parts().stream()
        .map(part ->
            FlightEndpoint.builder(
                    new org.apache.arrow.flight.Ticket(TicketCodec.part(part, split.snapshot())),
                    location)
                .setExpirationTime(split.expires())
                .build())
        .toList();
  }

  private static FlightEndpoint endpoint(byte[] ticket, Location location) {
    return new FlightEndpoint(new org.apache.arrow.flight.Ticket(ticket), location);
  }

  /** The schema that the stream of what a descriptor names will have. */
  Schema schema(FlightDescriptor descriptor, Caller caller) {
    return schema(ticket(descriptor), caller);
  }

  private Schema schema(byte[] ticket, Caller caller) {
    return streams.schema(resolver.resolve(codec.decode(ticket), caller).plan(), allocator);
  }

  /**
   * The ticket for what a descriptor names: a command is one itself.
   *
   * @throws dev.fraiseql.contract.RequestException BAD_USER_INPUT if it is no name
   */
  byte[] ticket(FlightDescriptor descriptor) {
    if (descriptor.isCommand()) {
      return descriptor.getCommand();
    }
    if (descriptor.getPath().size() != 1) {
      throw TicketCodec.wrong(
          "A path has one part: the name of a table, a type or a compiled operation.");
    }
    String name = descriptor.getPath().getFirst();
    boolean operation = engine.queries().named(name).isPresent();
    return operation ? TicketCodec.operationTicket(name) : exportOf(name);
  }

  private byte[] exportOf(String name) {
    if (name.indexOf(':') >= 0) {
      throw TicketCodec.wrong(
          "A path names a table, a type or an operation. Send a ticket as a command.");
    }
    return TicketCodec.export(name, "", "");
  }

  /** The switches of an operation whose variables have the values that it gives them. */
  static int defaultSwitches(CompiledQuery query) {
    int bits = 0;
    for (int i = 0; i < query.switches().size(); i++) {
      Variable variable = query.variables().get(query.switches().get(i));
      if (Boolean.TRUE.equals(variable.defaultValue())) {
        bits |= 1 << i;
      }
    }
    return bits;
  }

  private static FlightInfo info(
      FlightDescriptor descriptor, byte[] ticket, Schema schema, Location location) {
    return new FlightInfo(
        schema, descriptor, List.of(endpoint(ticket, location)), UNKNOWN, UNKNOWN);
  }
}
