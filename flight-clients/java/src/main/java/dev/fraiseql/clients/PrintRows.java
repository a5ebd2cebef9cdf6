package dev.fraiseql.clients;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.apache.arrow.flight.FlightClient;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.flight.Location;
import org.apache.arrow.flight.Ticket;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;

/** Prints the rows of a query, batch by batch as they arrive. */
public final class PrintRows {
  private static final String TICKET =
      """
      {"type": "GraphQLQuery",
       "query": "query ($min: Decimal!) { invoices(where: {total: {gte: $min}}, orderBy: [{total: DESC}])\
       { id invoiceDate total customer { firstName lastName } } }",
       "variables": {"min": 18.00}}\
      """;

  private PrintRows() {}

  /**
   * Queries the sample app, or any server with any ticket.
   *
   * @param args host, port and ticket; each may be left out with those after it
   */
  public static void main(String[] args) throws Exception {
    String host = args.length > 0 ? args[0] : "localhost";
    int port = args.length > 1 ? Integer.parseInt(args[1]) : 50051;
    print(Location.forGrpcInsecure(host, port), args.length > 2 ? args[2] : TICKET, System.out);
  }

  @SuppressWarnings("try") // closing a client waits for its connection, and may be interrupted
  static void print(Location server, String ticket, PrintStream out) throws Exception {
    try (BufferAllocator allocator = new RootAllocator();
        FlightClient client = FlightClient.builder(allocator, server).build();
        FlightStream stream =
            client.getStream(new Ticket(ticket.getBytes(StandardCharsets.UTF_8)))) {
      while (stream.next()) {
        out.print(stream.getRoot().contentToTSVString());
      }
    }
  }
}
