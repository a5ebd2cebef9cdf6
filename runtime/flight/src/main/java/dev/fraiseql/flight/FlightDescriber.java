package dev.fraiseql.flight;

import dev.fraiseql.contract.security.Caller;
import dev.fraiseql.engine.export.ExportRequest;
import dev.fraiseql.engine.export.SplitExports;
import dev.fraiseql.flight.sql.SqlCommand;
import dev.fraiseql.flight.sql.SqlMessages;
import dev.fraiseql.flight.ticket.Ticket;
import dev.fraiseql.flight.ticket.TicketCodec;
import java.util.List;
import org.apache.arrow.flight.FlightDescriptor;
import org.apache.arrow.flight.FlightEndpoint;
import org.apache.arrow.flight.FlightInfo;
import org.apache.arrow.flight.Location;
import org.apache.arrow.flight.sql.impl.FlightSql.TicketStatementQuery;
import org.apache.arrow.vector.types.pojo.Schema;

/** Describes the stream of one descriptor: its schema, and endpoints with tickets. Thread-safe. */
final class FlightDescriber {
  /** Flight's value for an unknown number of rows or bytes. */
  private static final long UNKNOWN = -1;

  private final TicketCodec codec;
  private final DescriptorReader descriptors;
  private final TicketStreams streams;
  private final SplitExports splits;

  /** Describes streams. */
  FlightDescriber(
      TicketCodec codec, DescriptorReader descriptors, TicketStreams streams, SplitExports splits) {
    this.codec = codec;
    this.descriptors = descriptors;
    this.streams = streams;
    this.splits = splits;
  }

  /**
   * Describes a stream. The export of a large table has an endpoint for each of its parts.
   *
   * @param location where the tickets can be redeemed
   * @throws dev.fraiseql.contract.RequestException as opening the stream does
   */
  FlightInfo info(FlightDescriptor descriptor, Caller caller, Location location) {
    byte[] bytes = descriptors.ticket(descriptor);
    Ticket ticket = codec.decode(bytes);
    Schema schema = streams.schema(ticket, caller);
    return switch (ticket) {
      case Ticket.Export(ExportRequest request, String snapshot) when snapshot == null ->
          new FlightInfo(
              schema,
              descriptor,
              endpoints(request, bytes, location),
              UNKNOWN,
              splits.estimatedRows(request).orElse(UNKNOWN));
      case Ticket.FlightSql(SqlCommand.AdHoc command) ->
          info(descriptor, statementTicket(command), schema, location);
      case Ticket.FlightSql command -> info(descriptor, bytes, schema, location);
      case Ticket.Export export -> info(descriptor, bytes, schema, location);
      case Ticket.GraphQl query -> info(descriptor, bytes, schema, location);
    };
  }

  private static byte[] statementTicket(SqlCommand.AdHoc command) {
    return SqlMessages.write(
        TicketStatementQuery.newBuilder().setStatementHandle(command.statement().bytes()).build());
  }

  private List<FlightEndpoint> endpoints(ExportRequest request, byte[] whole, Location location) {
    return splits
        .split(request)
        .map(split -> endpoints(split, location))
        .orElseGet(() -> List.of(endpoint(whole, location)));
  }

  private static List<FlightEndpoint> endpoints(SplitExports.Split split, Location location) {
    return split.parts().stream()
        .map(part ->
            FlightEndpoint.builder(
                    new org.apache.arrow.flight.Ticket(
                        TicketCodec.encodePart(part, split.snapshot())),
                    location)
                .setExpirationTime(split.expires())
                .build())
        .toList();
  }

  private static FlightEndpoint endpoint(byte[] ticket, Location location) {
    return new FlightEndpoint(new org.apache.arrow.flight.Ticket(ticket), location);
  }

  /**
   * The schema of the stream of a descriptor.
   *
   * @throws dev.fraiseql.contract.RequestException as opening the stream does
   */
  Schema schema(FlightDescriptor descriptor, Caller caller) {
    return streams.schema(codec.decode(descriptors.ticket(descriptor)), caller);
  }

  /** Describes a stream that needs variables, which a ticket would have to contain. */
  static FlightInfo withoutEndpoint(FlightDescriptor descriptor, Schema schema) {
    return new FlightInfo(schema, descriptor, List.of(), UNKNOWN, UNKNOWN);
  }

  /** Describes a stream with one endpoint. */
  static FlightInfo info(
      FlightDescriptor descriptor, byte[] ticket, Schema schema, Location location) {
    return new FlightInfo(
        schema, descriptor, List.of(endpoint(ticket, location)), UNKNOWN, UNKNOWN);
  }
}
