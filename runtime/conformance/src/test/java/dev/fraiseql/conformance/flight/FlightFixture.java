package dev.fraiseql.conformance.flight;

import dev.fraiseql.engine.FraiseEngine;
import dev.fraiseql.engine.security.OpenCallerResolver;
import dev.fraiseql.flight.FlightService;
import dev.fraiseql.flight.FlightSettings;
import dev.fraiseql.flight.sql.SqlMessages;
import dev.fraiseql.flight.sql.StatementHandle;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.arrow.flight.FlightClient;
import org.apache.arrow.flight.Location;
import org.apache.arrow.flight.Ticket;
import org.apache.arrow.flight.sql.impl.FlightSql.TicketStatementQuery;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.util.AutoCloseables;

/** An engine served over Flight, and a client of it. */
@SuppressWarnings("try") // close() may throw InterruptedException
public record FlightFixture(FlightService service, BufferAllocator allocator, FlightClient client)
    implements AutoCloseable {

  /**
   * Serves an engine.
   *
   * @param streams the maximum number of open streams
   */
  public static FlightFixture serve(FraiseEngine engine, int streams) throws Exception {
    FlightService service =
        FlightService.start(
            new FlightSettings("localhost", 0, streams, 1 << 20, 1),
            engine,
            new OpenCallerResolver(),
            new SimpleMeterRegistry());
    BufferAllocator allocator = new RootAllocator();
    Location location = Location.forGrpcInsecure("localhost", service.port());
    return new FlightFixture(service, allocator, FlightClient.builder(allocator, location).build());
  }

  /** The ticket of a Flight SQL statement, whose text may also be the text of a ticket. */
  public static Ticket statement(String text) {
    return new Ticket(
        SqlMessages.write(
            TicketStatementQuery.newBuilder()
                .setStatementHandle(new StatementHandle(text).bytes())
                .build()));
  }

  @Override
  public void close() throws Exception {
    AutoCloseables.close(client, allocator, service);
  }
}
