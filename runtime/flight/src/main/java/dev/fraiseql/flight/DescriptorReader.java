package dev.fraiseql.flight;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.engine.query.QueryRegistry;
import dev.fraiseql.flight.ticket.TicketCodec;
import org.apache.arrow.flight.FlightDescriptor;

/**
 * Converts descriptors to tickets: a path names a table, a type or a compiled operation; a command
 * is a ticket.
 *
 * @param queries the compiled operations
 */
record DescriptorReader(QueryRegistry queries) {

  /**
   * The ticket of what a descriptor names.
   *
   * @throws RequestException BAD_USER_INPUT if the descriptor's path is not a name
   */
  byte[] ticket(FlightDescriptor descriptor) {
    if (descriptor.isCommand()) {
      return descriptor.getCommand();
    }
    if (descriptor.getPath().size() != 1) {
      throw new RequestException(
          ErrorCode.BAD_USER_INPUT,
          "A path has one part: the name of a table, a type or a compiled operation.");
    }
    String name = descriptor.getPath().getFirst();
    if (queries.named(name).isPresent()) {
      return TicketCodec.encodeOperation(name);
    }
    if (name.indexOf(':') >= 0) {
      throw new RequestException(
          ErrorCode.BAD_USER_INPUT,
          "A path names a table, a type or an operation. Send a ticket as a command.");
    }
    return TicketCodec.encodeExport(name, "", "");
  }
}
